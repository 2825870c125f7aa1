using Akka.Actor;
using Akka.Cluster;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Strata.Hosting.Settings;

namespace Strata.Hosting.Lifetime;

/// <summary>
/// Says in the log when the node has joined and, every few seconds, that it has not and whom it waits for. Ends the
/// service when the cluster has put the node out, so that a supervisor starts it afresh.
/// </summary>
internal sealed partial class ClusterWatch(
    ActorSystem system,
    ServiceSettings settings,
    ServiceOutcome outcome,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ClusterWatch> log) : IHostedService, IDisposable
{
    private static readonly TimeSpan s_complainEvery = TimeSpan.FromSeconds(5);
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Cluster cluster = Cluster.Get(system);
        _timer = time.CreateTimer(_ => LogNotJoined(string.Join(", ", settings.Cluster.Seeds)), null,
            s_complainEvery, s_complainEvery);
        cluster.RegisterOnMemberUp(() =>
        {
            _timer.Dispose();
            LogJoined(settings.ProcessId, cluster.SelfAddress);
        });
        _ = system.WhenTerminated.ContinueWith(_ => OnTerminated(), TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private void OnTerminated()
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            LogPutOut();
            outcome.Fail();
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Node} joined the cluster as {Address}")]
    private partial void LogJoined(string node, Address address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not joined yet: no coordinator at {Seeds} lets this node in")]
    private partial void LogNotJoined(string seeds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster has put this node out; the service ends")]
    private partial void LogPutOut();
}
