using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Strata.Hosting.Lifetime;
using Strata.Hosting.Settings;

namespace Strata.Hosting;

/// <summary>Runs a service as a process: the body of its <c>Main</c>.</summary>
public static class ServiceRunner
{
    /// <summary>The exit code for wrong settings, a port in use among them (EX_CONFIG).</summary>
    public const int ConfigurationError = 78;

    /// <summary>Reads the settings, runs the service until it is asked to end, and says how it went.</summary>
    /// <param name="role">The service's role.</param>
    /// <param name="args">The command line.</param>
    /// <param name="compose">Makes the service's builder of its settings.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Standard error.</param>
    /// <returns>The exit code: 0 after an orderly end, 78 for wrong settings, 1 for a failure.</returns>
    public static async Task<int> RunAsync(
        string role,
        string[] args,
        Func<ServiceSettings, ServiceBuilder> compose,
        TextWriter output,
        TextWriter errors)
    {
        ServiceSettings? settings = null;
        try
        {
            settings = ServiceSettings.Read(role, args);
            using IHost host = compose(settings).WithConsole(output).Build();
            var outcome = host.Services.GetRequiredService<ServiceOutcome>();
            await host.RunAsync().ConfigureAwait(false);
            return outcome.Failed ? 1 : 0;
        }
        catch (SettingsException error)
        {
            await errors.WriteLineAsync(error.Message).ConfigureAwait(false);
            return ConfigurationError;
        }
        catch (Exception error) when (PortInUse(error, settings) is { } message)
        {
            await errors.WriteLineAsync(message).ConfigureAwait(false);
            return ConfigurationError;
        }
#pragma warning disable CA1031 // The end of the process: whatever it was is told, and a supervisor sees the code.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await errors.WriteLineAsync(error.ToString()).ConfigureAwait(false);
            return 1;
        }
    }

    // The data plane's and the health port's own errors name their setting; Akka's transport only has the code.
    private static string? PortInUse(Exception error, ServiceSettings? settings)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is IOException && cause.InnerException is SocketException)
            {
                return cause.Message;
            }

            if (cause is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } && settings is not null)
            {
                ClusterSettings cluster = settings.Cluster;
                return string.Create(CultureInfo.InvariantCulture, $"Cluster:Akka:Port: {cluster.BindHost}:" +
                    $"{cluster.Akka.Port} is in use by another process; choose another port, or 0 for any.");
            }
        }

        return null;
    }
}
