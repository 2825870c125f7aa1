using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>
/// Reports a worker's progress: at once when what it is at changes, else no more and no less often than the times
/// say. A suspicion is repeated with each report while its generation lasts.
/// </summary>
internal sealed class Reporter(string worker, long run, WorkerTimes times, LogBook logs, IWorkerPort port)
{
    private readonly HashSet<string> _broken = [];
    private long _reported = WorkerRun.NoState;
    private bool _now;
    private TimeSpan _at = TimeSpan.FromDays(-1);

    /// <summary>What the worker is at has changed, or was asked for.</summary>
    public void Hurry() => _now = true;

    /// <summary>Forgets suspicions, because a generation has ended.</summary>
    public void Forgive() => _broken.Clear();

    /// <summary>The connection to a peer was lost.</summary>
    public void Broke(string peer, int generation)
    {
        if (_broken.Add(peer))
        {
            Suspect(peer, generation);
        }
    }

    /// <summary>Whether it is time for a report.</summary>
    public bool IsDue(long applied, TimeSpan now) => _now || now - _at >= times.ReportAtLeast
        || (_reported != applied && now - _at >= times.ReportAtMost);

    /// <summary>Sends a report.</summary>
    public void Report(WorkerRun machine, TimeSpan now)
    {
        (_now, _at, _reported) = (false, now, machine.Applied);
        foreach (string peer in _broken)
        {
            Suspect(peer, machine.Generation);
        }
        StepLog[] sent = machine.View is not { } view || view.Members[0].Worker == worker ? logs.Oldest() : [];
        port.ToCoordinator(new Progress(
            run, machine.Generation, worker, machine.Phase, machine.Applied, machine.UntilStep, sent,
            [.. machine.Waits()]));
    }

    private void Suspect(string peer, int generation) =>
        port.ToCoordinator(new Suspect(run, generation, worker, peer, "the connection to it was lost"));
}
