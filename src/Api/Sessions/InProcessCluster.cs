using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Strata.Coordinator;
using Strata.Hosting;
using Strata.Hosting.Lifetime;
using Strata.Hosting.Settings;
using Strata.Worker;

namespace Strata.Sessions;

/// <summary>Starts a coordinator and workers as nodes inside of this process.</summary>
internal static class InProcessCluster
{
    /// <summary>Starts them and connects.</summary>
    internal static async Task<ClusterSession> StartAsync(int workers, CancellationToken cancellationToken)
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var hosts = new List<IHost>();
        try
        {
            var settings = Settings(
                ServiceRoles.Coordinator, new() { ["Security:Token"] = token, ["Storage:Journal"] = "memory" });
            string akka = "", client = "";
            var host = CoordinatorService.Compose(settings).Build();
            hosts.Add(host);
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
            foreach (var fact in host.Services.GetServices<AnnouncedFact>())
            {
                if (fact.Name == "akka") akka = fact.Value();
                if (fact.Name == "client") client = fact.Value();
            }

            for (int i = 0; i < workers; i++)
            {
                var worker = WorkerService.Compose(
                    Settings(ServiceRoles.Worker, new()
                    {
                        ["Security:Token"] = token,
                        ["Cluster:Seeds:0"] = "127.0.0.1:" + akka,
                        ["Cluster:NodeName"] = $"worker-{i + 1}",
                    }),
                    Engine.Backend).Build();
                hosts.Add(worker);
                await worker.StartAsync(cancellationToken).ConfigureAwait(false);
            }

            var link =
                new ClientLink(new("", "127.0.0.1", int.Parse(client, CultureInfo.InvariantCulture)), token, null);
            return new RemoteSession(link, workers, () => StopAsync(hosts));
        }
        catch
        {
            await StopAsync(hosts).ConfigureAwait(false);
            throw;
        }
    }

    private static ServiceSettings Settings(string role, Dictionary<string, string?> values) =>
        ServiceSettings.Read(role, new ConfigurationBuilder().AddInMemoryCollection(values).Build());

    private static async ValueTask StopAsync(List<IHost> hosts)
    {
        for (int i = hosts.Count - 1; i >= 0; i--)
        {
            await hosts[i].StopAsync().ConfigureAwait(false);
            hosts[i].Dispose();
        }
    }
}
