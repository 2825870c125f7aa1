using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Configuration;
using Akka.Hosting;
using Akka.Remote.Hosting;
using Akka.Remote.Transport.DotNetty;
using Microsoft.Extensions.Logging;
using Strata.Hosting.Settings;
using AkkaCluster = Akka.Cluster.Cluster;

namespace Strata.Hosting.Actors;

/// <summary>Puts Akka together for a service: remoting, cluster, strict serialization, logs, joining.</summary>
public static class AkkaWiring
{
    /// <summary>
    /// The options of a cluster singleton on the coordinators: for <c>WithSingleton</c> and <c>WithSingletonProxy</c>.
    /// </summary>
    public static ClusterSingletonOptions Singleton => new() { Role = ServiceRoles.Coordinator };

    /// <summary>
    /// The options of sharded entities on the coordinators: state in distributed data, no passivation, because an
    /// entity of a run is idle for long when a step is.
    /// </summary>
    public static ShardOptions Shards => new()
    {
        Role = ServiceRoles.Coordinator,
        StateStoreMode = Akka.Cluster.Sharding.StateStoreMode.DData,
        RememberEntities = false,
        ShouldPassivateIdleEntities = false,
    };

    internal static void Configure(
        AkkaConfigurationBuilder akka, ServiceSettings settings, Config serialization, ILoggerFactory loggerFactory)
    {
        ClusterSettings cluster = settings.Cluster;
        akka.ConfigureLoggers(loggers =>
        {
            loggers.ClearLoggers();
            loggers.AddLogger<LoggingBridge>();
        });
        akka.AddSetup(new LoggingSetup(loggerFactory));
        akka.WithRemoting(Remoting(settings));
        akka.WithClustering(new Akka.Cluster.Hosting.ClusterOptions { Roles = [settings.Role] });
        akka.AddHocon(serialization, HoconAddMode.Prepend);
        akka.AddHocon(AkkaDefaults.For(settings), HoconAddMode.Append);
        akka.AddStartup((system, _) => Join(system, cluster));
    }

    private static RemoteOptions Remoting(ServiceSettings settings)
    {
        ClusterSettings cluster = settings.Cluster;
        var options = new RemoteOptions
        {
            HostName = cluster.BindHost,
            Port = cluster.Akka.Port,
            PublicHostName = cluster.PublicHost,
            PublicPort = cluster.Akka.AdvertisedPort,
        };
        if (settings.Security.Certificate is { } certificate)
        {
            // The cluster has one certificate, handed out as a secret: who shows it is trusted, whatever its name.
            options.EnableSsl = true;
            options.Ssl = new SslOptions
            {
                X509Certificate = certificate,
                RequireMutualAuthentication = true,
                ValidateCertificateHostname = false,
                SuppressValidation = false,
                CustomValidator = CertificateValidation.PinnedCertificate(certificate.Thumbprint),
            };
        }

        return options;
    }

    // The bound port is known only now, so a coordinator without seeds joins itself here and not by configuration.
    private static void Join(ActorSystem system, ClusterSettings settings)
    {
        AkkaCluster cluster = AkkaCluster.Get(system);
        Address self = cluster.SelfAddress;
        Address[] seeds = [.. settings.Seeds.Select(seed => Parse(seed, self))];
        if (seeds.Length == 0 || (seeds.Length == 1 && seeds[0].Equals(self)))
        {
            cluster.Join(self);
            return;
        }

        cluster.JoinSeedNodes(seeds);
    }

    private static Address Parse(string seed, Address self) =>
        SeedAddress.TryParse(seed, out string? host, out int port)
            ? new Address(self.Protocol, self.System, host, port)
            : throw new SettingsException($"Cluster:Seeds: expected host:port; received {seed}.");
}
