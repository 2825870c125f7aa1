using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>The workers that are to join: who tells them to get the state, from whom, and who has it.</summary>
internal sealed class Candidates(StartRun spec, RunTimes times, IRunPort port)
{
    private readonly Dictionary<string, Candidate> _byId = [];
    private int _turn;

    /// <summary>Those that may be included in a view.</summary>
    public IEnumerable<Candidate> Seeded => _byId.Values.Where(candidate => candidate.IsSeeded);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Candidate> All => _byId.Values;

    /// <summary>Takes a worker that offers itself.</summary>
    public void Add(ViewMember member)
    {
        if (_byId.TryGetValue(member.Worker, out Candidate? known))
        {
            known.Member = member;
            return;
        }
        _byId[member.Worker] = new Candidate(member);
    }

    /// <summary>Whether a worker is one of them.</summary>
    public bool Has(string worker) => _byId.ContainsKey(worker);

    /// <summary>Takes a worker out.</summary>
    public void Remove(string worker) => _byId.Remove(worker);

    /// <summary>Takes a report.</summary>
    public void On(Progress report, TimeSpan now)
    {
        Candidate candidate = _byId[report.Worker];
        if (report.Phase == WorkerPhase.Seeded && report.Generation == candidate.Generation && !candidate.IsSeeded)
        {
            (candidate.IsSeeded, candidate.SeededAt) = (true, now);
        }
    }

    /// <summary>Whether the time has come to include those that are ready.</summary>
    /// <param name="wanted">For how many to wait.</param>
    /// <param name="within">How long the first that is ready waits for the others.</param>
    /// <param name="now">The time.</param>
    public bool AreDue(int wanted, TimeSpan within, TimeSpan now)
    {
        int ready = Seeded.Count();
        return ready > 0 && (ready >= wanted || now - Seeded.Min(candidate => candidate.SeededAt) >= within);
    }

    /// <summary>Tells who has no state from whom to get it, and repeats it until it has one.</summary>
    /// <param name="generation">The run's generation.</param>
    /// <param name="checkpoint">The newest checkpoint.</param>
    /// <param name="board">The workers that hold the state; null if there are none.</param>
    /// <param name="now">The time.</param>
    public void Tick(int generation, CheckpointRef checkpoint, MemberBoard? board, TimeSpan now)
    {
        foreach (Candidate candidate in _byId.Values)
        {
            bool lost = candidate.Source is { } source && board?.Find(source) is null;
            bool late = now - candidate.ToldAt >= times.SeedWithin;
            if (candidate.IsSeeded)
            {
                continue;
            }
            if (candidate.Told is null || late || lost)
            {
                Tell(candidate, generation, checkpoint, board, now);
            }
            else if (now - candidate.RepeatedAt >= times.Repeat * 5)
            {
                candidate.RepeatedAt = now;
                port.ToWorker(candidate.Member.Worker, candidate.Told);
            }
        }
    }

    private void Tell(Candidate candidate, int generation, CheckpointRef checkpoint, MemberBoard? board, TimeSpan now)
    {
        ViewMember source = board is null
            ? checkpoint.Holder
            : board.Members[_turn++ % board.Members.Count].Member;
        candidate.Source = board is null ? null : source.Worker;
        candidate.Generation = generation;
        candidate.Told = new SeedRun(
            spec.Run, generation, spec, source, board is null ? checkpoint.State : null, checkpoint.Step);
        candidate.ToldAt = candidate.RepeatedAt = now;
        port.ToWorker(candidate.Member.Worker, candidate.Told);
    }
}
