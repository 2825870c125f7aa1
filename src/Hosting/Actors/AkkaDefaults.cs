using System.Globalization;
using Akka.Configuration;
using Akka.Persistence.Sql;
using Strata.Hosting.Settings;

namespace Strata.Hosting.Actors;

/// <summary>
/// Akka's settings that are the same for every service. Each departs from Akka's default on purpose: quick start on
/// one host, sharding without a shared database, and only coordinators have a say in who survives a partition.
/// </summary>
internal static class AkkaDefaults
{
    private const string Common =
        """
        akka {
          loglevel = INFO
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown {
            exit-clr = off
            run-by-clr-shutdown-hook = off
            phases.cluster-sharding-shutdown-region.timeout = 5s
            phases.cluster-exiting.timeout = 5s
            phases.actor-system-terminate.timeout = 5s
          }
          remote.retry-gate-closed-for = 1s
          remote.dot-netty.tcp {
            maximum-frame-size = 8m
            send-buffer-size = 8m
            receive-buffer-size = 8m
          }
          cluster {
            gossip-interval = 200ms
            leader-actions-interval = 200ms
            unreachable-nodes-reaper-interval = 500ms
            seed-node-timeout = 2s
            retry-unsuccessful-join-after = 1s
            min-nr-of-members = 1
            log-info = off
            failure-detector {
              heartbeat-interval = 500ms
              acceptable-heartbeat-pause = 5s
              expected-response-after = 1s
            }
            downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
            split-brain-resolver {
              active-strategy = keep-majority
              stable-after = 5s
              down-all-when-unstable = 60s
              keep-majority.role = coordinator
            }
            singleton.hand-over-retry-interval = 500ms
            singleton-proxy.singleton-identification-interval = 500ms
            singleton-proxy.log-singleton-identification-failure = off
            sharding {
              role = coordinator
              state-store-mode = ddata
              remember-entities = off
              passivate-idle-entity-after = off
              retry-interval = 500ms
              rebalance-interval = 5s
              buffer-size = 1000
              handoff-timeout = 10s
              waiting-for-state-timeout = 2s
              updating-state-timeout = 2s
              distributed-data.durable.keys = []
            }
            distributed-data {
              role = coordinator
              gossip-interval = 500ms
              notify-subscribers-interval = 200ms
              durable.keys = []
            }
          }
        }
        """;

    /// <summary>The settings of a service.</summary>
    public static Config For(ServiceSettings settings) =>
        Journal(settings).WithFallback(ConfigurationFactory.ParseString(Common));

    private static Config Journal(ServiceSettings settings)
    {
        if (settings.Role != ServiceRoles.Coordinator || settings.Storage.Journal == "memory")
        {
            return Config.Empty;
        }

        string file = Path.Combine(Path.GetFullPath(settings.Storage.Folder), "journal.db");
        Directory.CreateDirectory(settings.Storage.Folder);
        string connection = string.Create(CultureInfo.InvariantCulture, $"Data Source={file};Cache=Shared");
        return ConfigurationFactory.ParseString(
            $$"""
            akka.persistence {
              journal {
                plugin = "akka.persistence.journal.sql"
                sql { connection-string = "{{connection}}", provider-name = "SQLite.MS" }
              }
              snapshot-store {
                plugin = "akka.persistence.snapshot-store.sql"
                sql { connection-string = "{{connection}}", provider-name = "SQLite.MS" }
              }
            }
            """).WithFallback(SqlPersistence.DefaultConfiguration);
    }
}
