using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>
/// The workers and the runs that wait for them: one run has all workers of one arithmetic at a time, the others stand
/// in line. It knows neither actors nor clock; what is to be done it tells its port.
/// </summary>
internal sealed class FleetMachine(string version, IFleetPort port)
{
    /// <summary>The most runs that stand in line.</summary>
    public const int MostWaiting = 64;

    private readonly Dictionary<string, (WorkerHello Hello, string Path)> workers = [];
    private readonly Queue<StartRun> waiting = new();
    private StartRun? running;
    private string? numerics;

    /// <summary>The workers that were taken.</summary>
    public IReadOnlyCollection<string> Workers => workers.Keys;

    /// <summary>The run that has the workers.</summary>
    public long? Running => running?.Run;

    /// <summary>A worker offers itself, perhaps again.</summary>
    /// <param name="hello">What it says of itself.</param>
    /// <param name="path">Where its actor is.</param>
    /// <returns>Why it is refused, or null if it is taken.</returns>
    public string? Join(WorkerHello hello, string path)
    {
        if (hello.Version != version)
        {
            string reason = $"Worker {hello.Name} has version {hello.Version}; this coordinator has {version}.";
            port.Note(reason);
            return reason;
        }

        bool known = workers.ContainsKey(hello.Worker);
        workers[hello.Worker] = (hello, path);
        if (!known) port.Note($"Worker {hello.Name} ({hello.Worker}, {hello.Device}) joined; {workers.Count} now.");
        Offer(hello.Worker, !known);
        return null;
    }

    /// <summary>A worker is gone.</summary>
    public void Lose(string worker, string reason)
    {
        if (!workers.Remove(worker)) return;
        port.Note($"Worker {worker} is gone ({reason}); {workers.Count} left.");
        port.Forget(worker);
        if (running is { } run) port.ToRun(new WorkerGone(run.Run, worker, reason));
    }

    /// <summary>A client asks for a run.</summary>
    public void Admit(StartRun run)
    {
        if (running?.Run == run.Run || waiting.Any(other => other.Run == run.Run)) return;
        if (waiting.Count >= MostWaiting)
        {
            port.ToClient(run.Run, new RunRefused(run.Run, $"{waiting.Count} runs stand in line already."));
            return;
        }

        port.ToClient(run.Run, new RunAccepted(run.Run, waiting.Count + (running is null ? 0 : 1)));
        waiting.Enqueue(run);
        Next();
    }

    /// <summary>A run is over.</summary>
    public void Ended(long run)
    {
        if (running?.Run != run) return;
        running = null;
        Next();
    }

    private void Next()
    {
        if (running is not null || !waiting.TryDequeue(out var run)) return;
        running = run;
        numerics = run.Numerics ?? workers.Values.GroupBy(w => w.Hello.Numerics)
            .OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
        port.Note($"Run {run.Run} ({run.Name}) has the workers of {numerics ?? "the first kind that joins"}.");
        port.Start(run);
        foreach (string worker in workers.Keys.ToList()) Offer(worker, true);
    }

    private void Offer(string worker, bool news)
    {
        if (running is not { } run) return;
        var (hello, path) = workers[worker];
        numerics ??= hello.Numerics;
        if (hello.Numerics == numerics)
            port.ToRun(new WorkerOffered(run.Run, new(hello.Worker, hello.Endpoints), path));
        else if (news)
            port.Note($"Worker {hello.Name} computes as {hello.Numerics}, run {run.Run} as {numerics}: it is out.");
    }
}
