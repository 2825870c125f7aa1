using Strata.Training;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>
/// A run, as its coordinator sees it: who trains, from which step, and what has been applied. A fault is a new view in
/// two phases: a fence, which every worker answers with the newest step it has applied, then the view, which starts
/// after the newest of them. Every rule here is repeated until it is seen to be followed, so messages may be lost,
/// doubled or late. It knows no clock and no network, and is made again from its journal.
/// </summary>
internal sealed partial class RunMachine
{
    private readonly RunTimes _times;
    private readonly IRunPort _port;
    private readonly RunHistory _history = new();
    private readonly Candidates _candidates;
    private readonly HashSet<string> _notOwners = [];
    private readonly ViewMember _self;
    private CheckpointRef _checkpoint;
    private ViewMember[] _lastMembers = [];
    private MemberBoard? _board;
    private FenceRound? _fence;
    private StateQuest? _quest;
    private long? _steps;
    private long _free = -1;
    private long _gateTold = -1;
    private bool _withState;
    private bool _failed;
    private int _fruitless;
    private TimeSpan _since;
    private TimeSpan? _strandedSince;
    private string _trouble = "no worker has joined yet";
    private RunEnded? _end;

    /// <summary>A run that has not begun, or is about to be made again from its journal.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="self">The coordinator, as workers reach its data plane.</param>
    /// <param name="port">What the machine acts through.</param>
    /// <param name="times">How long it waits for what.</param>
    public RunMachine(StartRun spec, ViewMember self, IRunPort port, RunTimes? times = null)
    {
        (Spec, _self, _port, _times) = (spec, self, port, times ?? new());
        _candidates = new Candidates(spec, _times, port);
        _checkpoint = new CheckpointRef(self, spec.State, -1);
        UntilStep = spec.UntilStep;
        _steps = spec.Schedule?.ToSteps().Steps;
    }

    /// <summary>The run.</summary>
    public StartRun Spec { get; }

    /// <summary>What the run is at.</summary>
    public RunPhase Phase { get; private set; } = RunPhase.Gathering;

    /// <summary>The newest generation.</summary>
    public int Generation { get; private set; }

    /// <summary>The gate: the last step that may be run.</summary>
    public long UntilStep { get; private set; }

    /// <summary>All steps up to this one are applied and recorded.</summary>
    public long Recorded => _history.Recorded;

    /// <summary>The view that trains; null outside <see cref="RunPhase.Running"/>.</summary>
    public View? View => _board?.View;

    /// <summary>Why the run was stopped; null if it was not.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Begins the run.</summary>
    public void Start(TimeSpan now)
    {
        _port.Journal(new RunStarted(Spec.Run, Spec));
        _since = now;
    }

    /// <summary>Takes an event of the journal, in order, before <see cref="Resume"/>.</summary>
    public void Replay(IJournalEvent entry)
    {
        switch (entry)
        {
            case GenerationRaised raised: Generation = raised.Generation; break;
            case ViewMade made: _lastMembers = made.Members; break;
            case StepsRecorded steps: _history.Record(steps.ToStep, steps.Ends); break;
            case GateOpened gate: (UntilStep, _withState) = (gate.UntilStep, gate.WithState); break;
            case CheckpointKept kept: _checkpoint = new(_self, kept.State, kept.Step); break;
            case StreamClosed closed: _steps = closed.Steps; break;
            case RunStopping stopping: (Stopped, _failed) = (stopping.Reason, stopping.Failed); break;
            case RunEnded end: (_end, Phase) = (end, RunPhase.Ended); break;
        }
    }

    /// <summary>Goes on after the journal was read: asks the last view's workers where they stand.</summary>
    public void Resume(TimeSpan now)
    {
        _since = now;
        // Lock step: whoever was in the view has applied all but the last of the recorded steps.
        _free = _history.Recorded - 1;
        if (Phase == RunPhase.Ended)
        {
            TellEnd();
        }
        else if (_lastMembers.Length > 0)
        {
            BeginFence("the coordinator was started again", _lastMembers, _times.ResumeWithin, now);
        }
    }

    /// <summary>A worker is there for the run.</summary>
    public void Offer(ViewMember worker, TimeSpan now)
    {
        if (Phase == RunPhase.Ended)
        {
            Dismiss(worker.Worker, "the run is over");
        }
        else if (_board?.Find(worker.Worker) is null && _fence?.Asks(worker.Worker) != true)
        {
            _candidates.Add(worker);
            Tick(now);
        }
    }

    /// <summary>A worker is gone, or has been silent for too long.</summary>
    public void Lose(string worker, string reason, TimeSpan now)
    {
        _candidates.Remove(worker);
        if (_fence?.Asks(worker) == true)
        {
            _trouble = $"{worker} was lost: {reason}";
            _fence.Drop(worker);
            EndFenceIfComplete(now);
        }
        else if (_board?.Find(worker) is not null)
        {
            _trouble = $"{worker} was lost: {reason}";
            BeginFence(_trouble, Survivors(worker), _times.FenceWithin, now);
        }
    }

    /// <summary>Takes a message of a worker or of the client.</summary>
    public void On(IRunMessage message, TimeSpan now)
    {
        switch (message)
        {
            case Progress report: OnProgress(report, now); break;
            case Fenced answer: OnFenced(answer, now); break;
            case Suspect suspect: OnSuspect(suspect, now); break;
            case OpenGate gate: OnGate(gate); break;
            case StreamEnded end: Close(end.Steps); break;
            case StopRun stop: Stop(stop.Reason, false, now); break;
            case WorkerFailed failure: Stop($"{failure.Worker} failed: {failure.Reason}", true, now); break;
        }
    }

    /// <summary>The coordinator's data plane holds a state that a worker handed over.</summary>
    public void StateKept(long step, BlobReference state, TimeSpan now)
    {
        if (Phase == RunPhase.Ended || step <= _checkpoint.Step || step > _history.Recorded)
        {
            return;
        }
        _port.Journal(new CheckpointKept(Spec.Run, step, state));
        _checkpoint = new(_self, state, step);
        Tick(now);
    }

    /// <summary>A worker folds its buckets too slowly: the next view gives them to others.</summary>
    public void Unburden(string worker, TimeSpan now)
    {
        if (_board is { } board && board.Members.Count > _notOwners.Count + 1 && _notOwners.Add(worker))
        {
            BeginFence($"{worker} is slow to fold its buckets", Survivors(null), _times.FenceWithin, now);
        }
    }

    /// <summary>Repeats what was not followed, ends waits whose time is over, and goes on where it can.</summary>
    public void Tick(TimeSpan now)
    {
        switch (Phase)
        {
            case RunPhase.Gathering or RunPhase.Stranded: TickWithoutView(now); break;
            case RunPhase.Fencing: TickFence(now); break;
            case RunPhase.Running: TickView(now); break;
            case RunPhase.Closing: TickClosing(now); break;
        }
        if (Phase is not (RunPhase.Fencing or RunPhase.Closing or RunPhase.Ended))
        {
            _candidates.Tick(Generation, _checkpoint, _board, now);
        }
    }

    /// <summary>What the run is at and whom it waits for.</summary>
    public RunStatus Status() => new(
        Spec.Run, Generation, Phase.ToString(), _history.Recorded, UntilStep,
        [.. (_board?.View.Members ?? []).Select(member => member.Worker)], [.. Waits()]);

    private void Dismiss(string worker, string reason) =>
        _port.ToWorker(worker, new Dismissed(Spec.Run, Generation, worker, reason, Phase == RunPhase.Ended));

    private IEnumerable<Wait> Waits()
    {
        long next = _history.Recorded + 1;
        return Phase switch
        {
            RunPhase.Gathering or RunPhase.Stranded => [new($"a worker ({_trouble})", _candidates.All.Count > 0
                ? [.. _candidates.All.Select(candidate => candidate.Member.Worker)]
                : ["any worker"], next, -1, -1)],
            RunPhase.Fencing => [new("the answer to a fence",
                [.. _fence!.Silent.Select(member => member.Worker)], next, -1, -1)],
            RunPhase.Closing => [new("the last state", Holders(), next, -1, -1)],
            RunPhase.Running => _board!.Members.SelectMany(status => status.Last?.Waits
                ?? [new("its confirmation of the view", [status.Member.Worker], next, -1, -1)]),
            _ => [],
        };
    }
}
