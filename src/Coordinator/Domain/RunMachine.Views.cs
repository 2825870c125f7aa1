using Strata.Training;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

internal sealed partial class RunMachine
{
    /// <summary>The newest step of a worker without state.</summary>
    private const long NoState = -2;

    /// <summary>After how many fences without a step between them a suspected worker is left out.</summary>
    private const int FruitlessAtMost = 3;

    private void TickWithoutView(TimeSpan now)
    {
        bool first = Phase == RunPhase.Gathering;
        int wanted = first ? Spec.Workers : 1;
        TimeSpan within = first ? _times.GatherWithin : _times.JoinWithin;
        if (_candidates.AreDue(wanted, within, now))
        {
            BeginFence("workers are ready", [], _times.FenceWithin, now);
        }
        else if (now - (_strandedSince ?? _since) >= _times.StrandedWithin)
        {
            Fail($"No worker to go on with for {_times.StrandedWithin.TotalSeconds:0} s: {_trouble}.");
        }
    }

    private void TickView(TimeSpan now)
    {
        MemberBoard board = _board!;
        if (board.FindMute(_times, now) is { } mute)
        {
            Lose(mute.Member.Worker, mute.Last is null ? "it did not confirm its view" : "it fell silent", now);
        }
        else if (Stopped is not null && board.AppliedByAll >= _history.Recorded)
        {
            BeginFence($"the run is stopped, {Stopped}", Survivors(null), _times.FenceWithin, now);
        }
        else if (_candidates.AreDue(_candidates.All.Count, _times.JoinWithin, now))
        {
            BeginFence("workers join", Survivors(null), _times.FenceWithin, now);
        }
        else if (board.IsStalled(_times.StallWithin, now))
        {
            _fruitless++;
            BeginFence("all workers wait for each other", Survivors(null), _times.FenceWithin, now);
        }
        else
        {
            Repeat(board, now);
            TickGate(board, now);
        }
    }

    /// <summary>Sends view and gate again to those that do not show that they have them.</summary>
    private void Repeat(MemberBoard board, TimeSpan now)
    {
        foreach (MemberStatus status in board.Members)
        {
            bool lacks = status.Last is null || status.Last.UntilStep < UntilStep;
            if (lacks && now - status.SentAt >= _times.Repeat)
            {
                status.SentAt = now;
                _port.ToWorker(status.Member.Worker, status.Last is null
                    ? board.View
                    : new OpenGate(Spec.Run, UntilStep, _withState));
            }
        }
    }

    private ViewMember[] Survivors(string? lost) =>
        [.. (_board?.View.Members ?? []).Where(member => member.Worker != lost)];

    /// <summary>Phase one: raises the generation and asks survivors and newcomers where they stand.</summary>
    private void BeginFence(string reason, IEnumerable<ViewMember> survivors, TimeSpan within, TimeSpan now)
    {
        List<ViewMember> asked = [.. survivors];
        foreach (Candidate candidate in _candidates.Seeded.ToList())
        {
            _candidates.Remove(candidate.Member.Worker);
            asked.Add(candidate.Member);
        }
        _board = null;
        _quest = null;
        Generation++;
        _port.Journal(new GenerationRaised(Spec.Run, Generation));
        if (asked.Count == 0)
        {
            Strand(now);
            return;
        }
        _port.Note($"Generation {Generation}: {reason}; asking {string.Join(", ", asked.Select(m => m.Worker))}.");
        _fence = new FenceRound(asked, now + within);
        Phase = RunPhase.Fencing;
        SendFence(now);
    }

    private void SendFence(TimeSpan now)
    {
        _fence!.SentAt = now;
        foreach (ViewMember silent in _fence.Silent)
        {
            _port.ToWorker(silent.Worker, new Fence(Spec.Run, Generation));
        }
    }

    private void TickFence(TimeSpan now)
    {
        FenceRound fence = _fence!;
        if (now >= fence.Deadline)
        {
            foreach (ViewMember silent in fence.Silent)
            {
                _trouble = $"{silent.Worker} did not answer a fence";
                _port.Note($"Generation {Generation}: {_trouble}; going on without it.");
                fence.Drop(silent.Worker);
            }
            EndFenceIfComplete(now);
        }
        else if (now - fence.SentAt >= _times.Repeat)
        {
            SendFence(now);
        }
    }

    private void OnFenced(Fenced answer, TimeSpan now)
    {
        if (_fence?.Asks(answer.Worker) == true)
        {
            if (answer.Generation != Generation)
            {
                return;
            }
            if (answer.Applied == NoState)
            {
                ViewMember member = _fence.Asked.First(asked => asked.Worker == answer.Worker);
                _fence.Drop(answer.Worker);
                _candidates.Add(member);
            }
            else
            {
                _fence.Answer(answer.Worker, answer.Applied);
            }
            EndFenceIfComplete(now);
        }
        else if (_board?.Find(answer.Worker) is null && !_candidates.Has(answer.Worker))
        {
            Dismiss(answer.Worker, "the view was made without it");
        }
    }

    private void EndFenceIfComplete(TimeSpan now)
    {
        if (Phase != RunPhase.Fencing || !_fence!.IsComplete)
        {
            return;
        }
        if (_fence.Asked.Count == 0)
        {
            _fence = null;
            Strand(now);
        }
        else if (Stopped is not null && _fence.Newest >= _history.Recorded)
        {
            Phase = RunPhase.Closing;
            _since = now;
            TickClosing(now);
        }
        else if (Spec.Schedule is null && _fence.Newest < _free)
        {
            KeepForLater(_fence, now);
        }
        else
        {
            MakeView(_fence, now);
        }
    }

    /// <summary>Phase two: who trains, from the step after the newest that any of them has applied.</summary>
    private void MakeView(FenceRound fence, TimeSpan now)
    {
        ViewMember[] members = [.. fence.Asked];
        long newest = fence.Newest;
        int[] holders = RanksWhere(members, member => fence.AppliedOf(member.Worker) == newest);
        int[] owners = RanksWhere(members, member => !_notOwners.Contains(member.Worker));
        var view = new View(
            Spec.Run, Generation, newest + 1, members, [.. members.Select(_ => 1)],
            owners.Length > 0 ? owners : RanksWhere(members, _ => true),
            [.. members.Select((member, rank) => fence.AppliedOf(member.Worker) == newest
                ? -1 : holders[rank % holders.Length])],
            UntilStep);
        _port.Journal(new ViewMade(Spec.Run, Generation, view.FromStep, members));
        (_fence, _board, _lastMembers, Phase) = (null, new MemberBoard(view, now), members, RunPhase.Running);
        _port.Note($"View {Generation} from step {view.FromStep}: {string.Join(", ", members.Select(m => m.Worker))}.");
        if (Spec.Schedule is { } schedule && LeafTree.LeafCount(schedule.BatchSize) is var leaves
            && leaves < members.Length)
        {
            _port.Note(
                $"View {Generation}: {members.Length - leaves} workers idle, since a batch has {leaves} leaves.");
        }
        _strandedSince = null;
        _port.ViewMade(view);
        foreach (ViewMember member in members)
        {
            _port.ToWorker(member.Worker, view);
        }
    }

    private static int[] RanksWhere(ViewMember[] members, Func<ViewMember, bool> holds) =>
        [.. Enumerable.Range(0, members.Length).Where(rank => holds(members[rank]))];

    /// <summary>None has the newest state, and the rows to make it again are gone: wait for one that has.</summary>
    private void KeepForLater(FenceRound fence, TimeSpan now)
    {
        _trouble = $"rows of step {fence.Newest + 1} are gone and no worker has step {_free}";
        foreach (ViewMember member in fence.Asked)
        {
            _candidates.Add(member);
        }
        _fence = null;
        Strand(now);
    }

    private void Strand(TimeSpan now)
    {
        _strandedSince ??= now;
        (Phase, _board) = (RunPhase.Stranded, null);
        _port.Note($"Run {Spec.Name} waits for a worker: {_trouble}.");
    }

    private void OnSuspect(Suspect suspect, TimeSpan now)
    {
        if (_board is null || suspect.Generation != Generation || _board.Find(suspect.Worker) is null
            || _board.Find(suspect.Peer) is null)
        {
            return;
        }
        if (++_fruitless > FruitlessAtMost && _board.Members.Count > 1)
        {
            Lose(suspect.Peer, $"{suspect.Worker} says: {suspect.Reason}", now);
            return;
        }
        string reason = $"{suspect.Worker} suspects {suspect.Peer}: {suspect.Reason}";
        BeginFence(reason, Survivors(null), _times.FenceWithin, now);
    }
}
