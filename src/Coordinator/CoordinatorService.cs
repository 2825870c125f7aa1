using System.Globalization;
using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Hosting;
using Strata.Coordinator.Actors;
using Strata.Coordinator.Gateway;
using Strata.Hosting;
using Strata.Hosting.Actors;
using Strata.Hosting.Settings;
using Strata.Wire.DataPlane;
using Strata.Wire.Serialization;
using LinkOptions = Strata.Wire.DataPlane.LinkOptions;

namespace Strata.Coordinator;

/// <summary>The coordinator, put together: as a process by Program.cs, or as a node inside another process.</summary>
public static class CoordinatorService
{
    // A client may be far away, or held in a debugger; nobody waits for it but itself.
    private static readonly TimeSpan s_clientSilence = TimeSpan.FromSeconds(30);

    /// <summary>Puts the coordinator together.</summary>
    /// <param name="settings">Its settings.</param>
    /// <returns>The service, not built yet.</returns>
    public static ServiceBuilder Compose(ServiceSettings settings) =>
        new ServiceBuilder(settings, WireSerialization.Config)
            .Owns(provider => new CoordinatorNode(
                Link(settings), ForWorkers(settings), ForClients(settings), settings.Storage.MaxBlobBytes,
                TimeProvider.System))
            .WithActors((akka, provider) => akka
                .WithShardRegion<DatasetKey>(
                    "datasets",
                    (_, _, _) =>
                        _ => Props.Create(() => new DatasetActor(provider.GetRequiredService<CoordinatorNode>())),
                    new RunExtractor(),
                    AkkaWiring.Shards)
                .WithShardRegion<LayerKey>(
                    "layers",
                    (_, _, _) => _ => Props.Create(() => new LayerActor()),
                    new LayerExtractor(),
                    AkkaWiring.Shards)
                .WithShardRegion<ModelKey>(
                    "models",
                    (_, registry, _) => run => Props.Create(() => new ModelActor(
                        run,
                        provider.GetRequiredService<CoordinatorNode>(),
                        registry.Get<CoordinatorKey>(),
                        registry.Get<DatasetKey>(),
                        registry.Get<LayerKey>(),
                        provider.GetRequiredService<TimeProvider>())),
                    new RunExtractor(),
                    AkkaWiring.Shards)
                .WithSingleton<CoordinatorKey>(
                    ServiceNames.Coordinator,
                    (_, registry, _) => Props.Create(() => new CoordinatorActor(
                        provider.GetRequiredService<CoordinatorNode>(),
                        registry.Get<ModelKey>(),
                        registry.Get<DatasetKey>())),
                    AkkaWiring.Singleton)
                .AddStartup((_, registry) => ClientRoutes.Connect(
                    provider.GetRequiredService<CoordinatorNode>(),
                    registry.Get<CoordinatorKey>(),
                    registry.Get<ModelKey>(),
                    registry.Get<DatasetKey>())))
            .Announces("dataPlane", provider => Text(provider.GetRequiredService<CoordinatorNode>().Address.Port))
            .Announces("client", provider => Text(provider.GetRequiredService<CoordinatorNode>().ClientAddress.Port));

    private static LinkOptions Link(ServiceSettings settings) => new()
    {
        Role = PeerRole.Coordinator,
        Id = settings.ProcessId,
        Token = settings.Security.Token,
        HeartbeatInterval = settings.Training.HeartbeatInterval,
        SilenceLimit = settings.Training.SilenceLimit,
        Tls = settings.Security.Certificate is { } certificate ? ChannelTls.Mutual(certificate) : null,
    };

    private static ListenerOptions ForWorkers(ServiceSettings settings) => new()
    {
        BindHost = settings.Cluster.BindHost,
        Port = settings.Cluster.DataPlane.Port,
        AdvertisedHost = settings.Cluster.AdvertisedHost,
        AdvertisedPort = settings.Cluster.DataPlane.AdvertisedPort,
        SocketFolder = settings.Cluster.SocketFolder.Length > 0 ? settings.Cluster.SocketFolder : null,
        PortSetting = "Cluster:DataPlane:Port",
    };

    // Clients have no certificate; the token says who they are, and the certificate whom they talk to.
    private static ListenerOptions ForClients(ServiceSettings settings) => ForWorkers(settings) with
    {
        Port = settings.Cluster.Client.Port,
        AdvertisedPort = settings.Cluster.Client.AdvertisedPort,
        SocketFolder = null,
        Roles = [PeerRole.Client],
        SilenceLimit = s_clientSilence,
        Tls = settings.Security.Certificate is { } certificate ? ChannelTls.Server(certificate) : null,
        PortSetting = "Cluster:Client:Port",
    };

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
