using System.Globalization;
using System.Security.Cryptography;
using Strata.Kernels.Cpu;
using Strata.Sessions;
using Strata.Training;

namespace Strata;

/// <summary>
/// A cluster on this machine: a coordinator and workers as child processes, which end when this process does, or as
/// nodes inside of it. Everything listens on the loopback and knows a random token.
/// </summary>
public sealed class LocalCluster : ClusterSession
{
    private const string Coordinator = "Strata.Coordinator.dll";
    private const string Worker = "Strata.Worker.dll";
    private readonly Dictionary<string, string> workerSettings;
    private readonly List<ChildService> workers = [];
    private readonly ChildService coordinator;
    private readonly string? logFolder;
    private readonly ClientLink link;

    private LocalCluster(
        ChildService coordinator, Dictionary<string, string> workerSettings, string? logFolder, string token)
    {
        (this.coordinator, this.workerSettings, this.logFolder, Token) =
            (coordinator, workerSettings, logFolder, token);
        link = new(new("", "127.0.0.1", ClientPort), token, null);
    }

    /// <summary>The numbers of the workers' processes, in the order in which they were started.</summary>
    public IReadOnlyList<int> WorkerProcessIds => [.. workers.Select(worker => worker.ProcessId)];

    /// <summary>The number of the coordinator's process.</summary>
    public int CoordinatorProcessId => coordinator.ProcessId;

    /// <summary>Where the coordinator takes clients.</summary>
    internal int ClientPort => int.Parse(coordinator.Facts["client"], CultureInfo.InvariantCulture);

    /// <summary>What admits them.</summary>
    internal string Token { get; }

    /// <summary>Starts a coordinator and workers as child processes.</summary>
    internal static async Task<LocalCluster> StartAsync(
        int workers, string? logFolder, CancellationToken cancellationToken)
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var common = new Dictionary<string, string> { ["Security:Token"] = token };
        foreach (string port in (string[])["Akka", "DataPlane", "Client", "Health"])
            common[$"Cluster:{port}:Port"] = "0";
        if (logFolder is not null) Directory.CreateDirectory(logFolder);
        var coordinator = await ChildService.StartAsync(
            Coordinator, new Dictionary<string, string>(common) { ["Storage:Journal"] = "memory" },
            LogFile(logFolder, "coordinator"), cancellationToken).ConfigureAwait(false);
        var settings = new Dictionary<string, string>(common)
        {
            ["Cluster:Seeds:0"] = "127.0.0.1:" + coordinator.Facts["akka"],
            ["Compute:Threads"] = Math.Max(1, CpuBackend.Threads / Math.Max(1, workers))
                .ToString(CultureInfo.InvariantCulture),
        };
        var cluster = new LocalCluster(coordinator, settings, logFolder, token);
        try
        {
            for (int i = 0; i < workers; i++) await cluster.AddWorkerAsync(cancellationToken).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts one more worker; a run that is going on takes it in.</summary>
    /// <returns>The number of its process.</returns>
    public async Task<int> AddWorkerAsync(CancellationToken cancellationToken = default)
    {
        string name = $"worker-{workers.Count + 1}";
        var settings = new Dictionary<string, string>(workerSettings) { ["Cluster:NodeName"] = name };
        var worker = await ChildService.StartAsync(Worker, settings, LogFile(logFolder, name), cancellationToken)
            .ConfigureAwait(false);
        workers.Add(worker);
        return worker.ProcessId;
    }

    /// <inheritdoc/>
    public override Task RunAsync(RunRequest request, CancellationToken cancellationToken) =>
        RemoteSession.RunAsync(link, workers.Count(worker => worker.IsRunning), request, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        link.Dispose();
        await Task.WhenAll(workers.Select(worker => worker.DisposeAsync().AsTask())).ConfigureAwait(false);
        await coordinator.DisposeAsync().ConfigureAwait(false);
    }

    private static string? LogFile(string? folder, string name) =>
        folder is null ? null : Path.Combine(folder, name + ".log");
}
