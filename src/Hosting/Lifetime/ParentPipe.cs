using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Strata.Hosting.Settings;

namespace Strata.Hosting.Lifetime;

/// <summary>
/// Ends the process when its standard input ends. The parent holds the other end of the pipe and never writes; the
/// kernel closes it when the parent ends, whether it returns, crashes or is killed.
/// </summary>
internal sealed partial class ParentPipe(
    ServiceSettings settings, IHostApplicationLifetime lifetime, ILogger<ParentPipe> log) : IHostedService
{
    // Nobody waits for what an orphan would still like to do.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Process.ParentPipe)
        {
            new Thread(Watch) { IsBackground = true, Name = "strata-parent" }.Start();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Watch()
    {
        using Stream input = Console.OpenStandardInput();
        Span<byte> nothing = stackalloc byte[64];
        try
        {
            while (input.Read(nothing) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe says the same as its end.
        }

        LogParentGone();
        lifetime.StopApplication();
        using var ended = new ManualResetEventSlim();
        using CancellationTokenRegistration registration = lifetime.ApplicationStopped.Register(ended.Set);
        ended.Wait(s_patience);
        Environment.Exit(0);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The parent process has ended; this one ends too")]
    private partial void LogParentGone();
}
