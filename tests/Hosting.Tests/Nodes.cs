using System.Globalization;
using Akka.Actor;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Strata.Hosting.Settings;
using Strata.Wire.Serialization;

namespace Strata.Hosting.Tests;

/// <summary>Services as nodes inside the test process, on free ports and in a folder of their own.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly List<IHost> _hosts = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("ht-").FullName;

    public static ServiceSettings Settings(string role, params (string Path, string? Value)[] values) =>
        ServiceSettings.Read(role, new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Path, pair.Value)))
            .Build());

    public ServiceSettings Coordinator(params (string Path, string? Value)[] more) => Settings(ServiceRoles.Coordinator,
        [("Security:Token", "a token of the tests"), ("Storage:Folder", Folder), .. more]);

    public ServiceSettings Worker(IHost coordinator, params (string Path, string? Value)[] more) =>
        Settings(ServiceRoles.Worker, [("Security:Token", "a token of the tests"), ("Storage:Folder", Folder),
            ("Cluster:Seeds:0", "127.0.0.1:" + AkkaPort(coordinator)), .. more]);

    public async Task<IHost> StartAsync(ServiceSettings settings, Action<ServiceBuilder>? compose = null)
    {
        var builder = new ServiceBuilder(settings, WireSerialization.Config);
        compose?.Invoke(builder);
        IHost host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync().WaitAsync(Deadline);
        return host;
    }

    public static string AkkaPort(IHost host) =>
        Akka.Cluster.Cluster.Get(System(host)).SelfAddress.Port!.Value.ToString(CultureInfo.InvariantCulture);

    public static ActorSystem System(IHost host) => host.Services.GetRequiredService<ActorSystem>();

    /// <summary>Ends when the node is a member of a cluster.</summary>
    public static Task UpAsync(IHost host)
    {
        var up = new TaskCompletionSource();
        Akka.Cluster.Cluster.Get(System(host)).RegisterOnMemberUp(up.SetResult);
        return up.Task.WaitAsync(Deadline);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IHost host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync().WaitAsync(Deadline);
            host.Dispose();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
