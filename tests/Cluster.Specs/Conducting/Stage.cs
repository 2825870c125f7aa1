using System.Diagnostics;
using System.Text;
using Xunit.Sdk;

namespace Strata.Cluster.Specs.Conducting;

/// <summary>
/// A cluster of processes on which a story is played: signals to its workers, their logs, and the logs' ends in the
/// message if the story ends badly.
/// </summary>
internal sealed class Stage
{
    private const int TailLines = 40;
    private static readonly TimeSpan StoryWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LogWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private readonly string folder;
    private readonly HashSet<int> stopped = [];

    private Stage(LocalCluster cluster, string folder) =>
        (Cluster, this.folder, Session) = (cluster, folder, new WatchedSession(cluster));

    internal LocalCluster Cluster { get; }

    /// <summary>To be given as <c>cluster:</c>.</summary>
    internal WatchedSession Session { get; }

    /// <summary>Starts the processes, plays, and ends them.</summary>
    internal static async Task PlayAsync(int workers, Func<Stage, Task> story)
    {
        string folder = Directory.CreateTempSubdirectory("strata-spec-").FullName;
        try
        {
            await using var cluster =
                (LocalCluster)await tf.cluster.local(workers: workers, inProcess: false, logFolder: folder);
            var stage = new Stage(cluster, folder);
            try
            {
                await story(stage).WaitAsync(StoryWithin);
            }
            finally
            {
                foreach (int process in stage.stopped) Signals.Send(process, Signal.Continue);
            }
        }
        catch (Exception error)
        {
            throw new XunitException(error.Message + Environment.NewLine + Tails(folder), error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>kill -9.</summary>
    /// <returns>The moment.</returns>
    internal long Kill(int worker)
    {
        Signals.Send(Cluster.WorkerProcessIds[worker - 1], Signal.Kill);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>Stops a worker's process.</summary>
    /// <returns>The moment.</returns>
    internal long Stop(int worker)
    {
        int process = Cluster.WorkerProcessIds[worker - 1];
        stopped.Add(process);
        Signals.Send(process, Signal.Stop);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>Lets a stopped worker go on.</summary>
    internal void Continue(int worker)
    {
        int process = Cluster.WorkerProcessIds[worker - 1];
        Signals.Send(process, Signal.Continue);
        stopped.Remove(process);
    }

    /// <summary>Waits for a line of the coordinator's log.</summary>
    /// <param name="what">Names it if it does not come.</param>
    /// <param name="isMeant">Whether a line is the one.</param>
    internal async Task<string> LogAsync(string what, Func<string, bool> isMeant)
    {
        var since = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(LookEvery);
        do
        {
            if (Read(Path.Combine(folder, "coordinator.log")).FirstOrDefault(isMeant) is { } line) return line;
        }
        while (Stopwatch.GetElapsedTime(since) < LogWithin && await timer.WaitForNextTickAsync());
        throw new TimeoutException($"Not in the coordinator's log within {LogWithin.TotalSeconds} s: {what}.");
    }

    /// <summary>Waits for a view of exactly these workers that was made after the first view.</summary>
    internal Task<string> ViewAsync(params int[] workers) => LogAsync(
        $"a view of workers {string.Join(", ", workers)}",
        line => Members(line) is { } members && members.SequenceEqual(workers.Order()));

    /// <summary>The numbers of the workers in a line that tells a view.</summary>
    private static int[]? Members(string line)
    {
        int at = line.IndexOf(": View ", StringComparison.Ordinal);
        return at < 0 ? null
            : [.. line[at..].Split("worker-").Skip(1).Select(name => int.Parse(name.Split('-')[0])).Order()];
    }

    private static List<string> Read(string file)
    {
        var lines = new List<string>();
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    private static string Tails(string folder)
    {
        var text = new StringBuilder();
        foreach (string file in Directory.GetFiles(folder, "*.log").Order())
        {
            text.AppendLine($"--- {Path.GetFileName(file)}");
            foreach (string line in Read(file).TakeLast(TailLines)) text.AppendLine(line);
        }

        return text.ToString();
    }
}
