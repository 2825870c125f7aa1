using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

internal sealed partial class RunMachine
{
    private void OnProgress(Progress report, TimeSpan now)
    {
        if (_candidates.Has(report.Worker))
        {
            _candidates.On(report, now);
            Tick(now);
        }
        else if (_fence?.Asks(report.Worker) == true)
        {
            Record(report, now);
        }
        else if (_board?.Find(report.Worker) is not { } status)
        {
            Dismiss(report.Worker, Phase == RunPhase.Ended ? "the run is over" : "it is in no view of the run");
        }
        else if (report.Generation == Generation && report.Phase >= WorkerPhase.CatchingUp)
        {
            _board.Update(status, report, now);
            Record(report, now);
            FreeRows(_board);
            foreach (Wait wait in report.Waits.Where(wait => wait.What == "rows"))
            {
                _port.RowsAsked(report.Worker, Generation, wait.Step);
            }
            Tick(now);
        }
    }

    private void Record(Progress report, TimeSpan now)
    {
        List<StepLog> fresh = _history.NewOf(report.Logs);
        if (fresh.Count > 0)
        {
            List<StepLog> ends = fresh.FindAll(log => log.Phase is not null);
            _history.Record(fresh[^1].Step, ends);
            _fruitless = 0;
            _port.Journal(new StepsRecorded(Spec.Run, fresh[0].Step, fresh[^1].Step, [.. ends]));
            _port.ToClient(new StepsApplied(Spec.Run, [.. fresh], _board?.Members.Count ?? _fence?.Asked.Count ?? 0));
            foreach (MemberStatus member in _board?.Members ?? [])
            {
                _port.ToWorker(member.Member.Worker, new ProgressSeen(Spec.Run, _history.Recorded));
            }
        }
        else if (report.Logs.Length > 0)
        {
            _port.ToWorker(report.Worker, new ProgressSeen(Spec.Run, _history.Recorded));
        }
        if (Phase == RunPhase.Closing)
        {
            TickClosing(now);
        }
    }

    private void FreeRows(MemberBoard board)
    {
        if (board.AppliedByAll > _free)
        {
            _free = board.AppliedByAll;
            _port.RowsFree(_free);
        }
    }

    private void OnGate(OpenGate gate)
    {
        if (Phase == RunPhase.Ended || gate.UntilStep <= UntilStep)
        {
            return;
        }
        _port.Journal(new GateOpened(Spec.Run, gate.UntilStep, gate.WithState));
        (UntilStep, _withState, _quest) = (gate.UntilStep, gate.WithState, null);
        foreach (MemberStatus member in _board?.Members ?? [])
        {
            _port.ToWorker(member.Member.Worker, gate);
        }
    }

    private void Close(long steps)
    {
        if (Phase != RunPhase.Ended && _steps is null)
        {
            _port.Journal(new StreamClosed(Spec.Run, steps));
            _steps = steps;
        }
    }

    private void Stop(string reason, bool failed, TimeSpan now)
    {
        if (Phase == RunPhase.Ended || Stopped is not null)
        {
            return;
        }
        _port.Journal(new RunStopping(Spec.Run, reason, failed));
        (Stopped, _failed) = (reason, failed);
        if (Phase == RunPhase.Running)
        {
            BeginFence($"the run is stopped, {reason}", Survivors(null), _times.FenceWithin, now);
        }
        else if (Phase == RunPhase.Gathering)
        {
            Complete();
        }
    }

    /// <summary>When all stand at the end or at the gate, gets the state wanted there and tells the client.</summary>
    private void TickGate(MemberBoard board, TimeSpan now)
    {
        bool ends = _steps is { } steps && board.AppliedByAll >= steps - 1 && _history.Recorded >= steps - 1;
        bool waits = board.AppliedByAll >= UntilStep && _history.Recorded >= UntilStep && UntilStep > _gateTold;
        if (!ends && !waits)
        {
            return;
        }
        long step = ends ? _steps!.Value - 1 : UntilStep;
        if ((ends || _withState) && _checkpoint.Step < step)
        {
            _quest ??= new StateQuest(Spec.Run, step, _times, _port);
            _quest.Tick(Generation, Holders(), now);
        }
        else if (ends)
        {
            Complete();
        }
        else
        {
            _gateTold = UntilStep;
            _port.ToClient(new GateReached(Spec.Run, UntilStep, _withState ? _checkpoint.State : null));
        }
    }

    /// <summary>Stopped: all stand fenced; the state of the newest step is fetched from who has it.</summary>
    private void TickClosing(TimeSpan now)
    {
        FenceRound fence = _fence!;
        if (fence.Asked.Count == 0)
        {
            _fence = null;
            Strand(now);
        }
        else if (fence.Newest < _history.Recorded)
        {
            // Who had the newest state is gone as well: the others make it again.
            Phase = RunPhase.Fencing;
            EndFenceIfComplete(now);
        }
        else if (_history.Recorded < fence.Newest)
        {
            // A state is kept only with all logs before it: a newcomer that starts from it brings none.
            return;
        }
        else if (_checkpoint.Step < fence.Newest)
        {
            _quest = _quest?.Step == fence.Newest ? _quest : new StateQuest(Spec.Run, fence.Newest, _times, _port);
            _quest.Tick(Generation, Holders(), now);
        }
        else
        {
            Complete();
        }
    }

    private string[] Holders() => _fence is { } fence
        ? [.. fence.Asked.Where(m => fence.AppliedOf(m.Worker) == fence.Newest).Select(m => m.Worker)]
        : [.. (_board?.View.Members ?? []).Select(m => m.Worker)];

    private void Complete() => End(new RunEnded(Spec.Run, _failed, Stopped));

    private void Fail(string reason) => End(new RunEnded(Spec.Run, true, reason));

    private void End(RunEnded end)
    {
        _port.Journal(end);
        Phase = RunPhase.Ended;
        IEnumerable<ViewMember> workers = (_board?.View.Members ?? [])
            .Concat(_fence?.Asked ?? [])
            .Concat(_candidates.All.Select(candidate => candidate.Member));
        foreach (ViewMember worker in workers.ToList())
        {
            Dismiss(worker.Worker, "the run is over");
        }
        (_end, _board, _fence) = (end, null, null);
        TellEnd();
        _port.Ended();
    }

    private void TellEnd() => _port.ToClient(_end!.Failed
        ? new RunFailed(Spec.Run, _end.Reason!, _history.Recorded, _history.Epochs, _checkpoint.State)
        : new RunCompleted(Spec.Run, _checkpoint.Step, _history.Epochs, _checkpoint.State, _end.Reason));
}
