using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Strata.Backends;
using Strata.Hosting.Actors;
using Strata.Wire.Messages;
using Strata.Worker.Actors;
using System.Globalization;
using Strata.Hosting;
using Strata.Hosting.Settings;
using Strata.Wire.DataPlane;
using Strata.Wire.Serialization;
using Strata.Worker.Compute;
using LinkOptions = Strata.Wire.DataPlane.LinkOptions;

namespace Strata.Worker;

/// <summary>The worker, put together: as a process by Program.cs, or as a node inside another process.</summary>
public static class WorkerService
{
    /// <summary>Puts the worker together.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="backend">The device that computes.</param>
    /// <returns>The service, not built yet.</returns>
    public static ServiceBuilder Compose(ServiceSettings settings, Backend backend) =>
        new ServiceBuilder(settings, WireSerialization.Config)
            .Owns(provider => new WorkerNode(Link(settings), Listener(settings), TimeProvider.System))
            .WithActors((akka, provider) => akka
                .WithSingletonProxy<CoordinatorKey>(ServiceNames.Coordinator, AkkaWiring.Singleton)
                .WithActors((system, registry, _) => system.ActorOf(
                    Props.Create(() => new WorkerActor(
                        registry.Get<CoordinatorKey>(),
                        provider.GetRequiredService<WorkerNode>(),
                        new RunFactory(provider.GetRequiredService<WorkerNode>(), backend, TimeProvider.System),
                        Hello(settings, provider.GetRequiredService<WorkerNode>(), backend.Name))),
                    "worker")))
            .Announces("dataPlane", provider => provider.GetRequiredService<WorkerNode>()
                .Address.Port.ToString(CultureInfo.InvariantCulture));

    private static WorkerHello Hello(ServiceSettings settings, WorkerNode node, string device) => new(
        node.Id, settings.Cluster.NodeName!, PeerIdentity.ThisVersion, device, device, node.Address.ToEndpoints());

    private static LinkOptions Link(ServiceSettings settings) => new()
    {
        Role = PeerRole.Worker,
        Id = settings.ProcessId,
        Token = settings.Security.Token,
        HeartbeatInterval = settings.Training.HeartbeatInterval,
        SilenceLimit = settings.Training.SilenceLimit,
        Tls = settings.Security.Certificate is { } certificate ? ChannelTls.Mutual(certificate) : null,
    };

    private static ListenerOptions Listener(ServiceSettings settings) => new()
    {
        BindHost = settings.Cluster.BindHost,
        Port = settings.Cluster.DataPlane.Port,
        AdvertisedHost = settings.Cluster.AdvertisedHost,
        AdvertisedPort = settings.Cluster.DataPlane.AdvertisedPort,
        SocketFolder = settings.Cluster.SocketFolder.Length > 0 ? settings.Cluster.SocketFolder : null,
        PortSetting = "Cluster:DataPlane:Port",
    };
}
