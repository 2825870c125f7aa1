using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Strata.Hosting.Settings;

namespace Strata.Hosting.Health;

/// <summary>
/// Answers <c>/health/live</c> and <c>/health/ready</c> on a port of its own: 200 if all is well, else 503, with what
/// is in the way as JSON. A port of its own, because a probe on Akka's or the data plane's port would be junk there.
/// </summary>
public sealed class HealthServer : IHostedService, IAsyncDisposable
{
    private readonly HealthSettings _settings;
    private readonly IServiceProvider _services;
    private readonly ILoggerFactory _logging;
    private WebApplication? _web;

    /// <summary>Made by the container.</summary>
    /// <param name="settings">The service's settings.</param>
    /// <param name="services">Has the checks.</param>
    /// <param name="logging">The logs.</param>
    public HealthServer(ServiceSettings settings, IServiceProvider services, ILoggerFactory logging)
    {
        _settings = settings.Cluster.Health;
        _services = services;
        _logging = logging;
    }

    /// <summary>The bound port; 0 if there is none.</summary>
    public int Port { get; private set; }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_settings.Enabled)
        {
            return;
        }

        _web = Build();
        try
        {
            await _web.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new SettingsException(string.Create(CultureInfo.InvariantCulture,
                $"Cluster:Health:Port: {_settings.BindHost}:{_settings.Port} is in use by another process; choose " +
                $"another port, or 0 for any."), error);
        }

        string address = _web.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First();
        Port = new Uri(address).Port;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) =>
        _web?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _web?.DisposeAsync() ?? ValueTask.CompletedTask;

    private WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(_logging);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Parse(_settings.BindHost), _settings.Port);
        });
        WebApplication web = builder.Build();
        web.MapGet("/health/live", context => Answer(context, _services.GetServices<LivenessCheck>()
            .Select(check => (check.Name, check.Obstacle()))));
        web.MapGet("/health/ready", context => Answer(context, _services.GetServices<ReadinessCheck>()
            .Select(check => (check.Name, check.Obstacle()))));
        return web;
    }

    private static Task Answer(HttpContext context, IEnumerable<(string Name, string? Obstacle)> checks)
    {
        Dictionary<string, string> obstacles = checks
            .Where(check => check.Obstacle is not null)
            .ToDictionary(check => check.Name, check => check.Obstacle!);
        context.Response.StatusCode = obstacles.Count == 0
            ? StatusCodes.Status200OK
            : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(
            new { status = obstacles.Count == 0 ? "ok" : "waiting", waitingFor = obstacles });
    }
}
