using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>
/// A worker's part in a run: what it may compute, what it applies, and what it answers. The simulator and the compute
/// thread drive the same machine. It is not thread-safe and nothing in it waits; whoever shares it guards it by one
/// lock, and holds that lock from the last total taken to <see cref="Commit"/>.
/// </summary>
internal sealed class WorkerRun
{
    /// <summary>The step a worker without state has applied.</summary>
    public const long NoState = -2;

    private readonly string _worker;
    private readonly IWorkerPort _port;
    private readonly WorkerTimes _times;
    private readonly ProtocolRules _rules;
    private readonly TotalsStore _store;
    private readonly StepExchange _exchange;
    private readonly CatchUp _catchUp;
    private readonly StepSource _steps;
    private readonly PeerService _service;
    private readonly WorkerWaits _waits;
    private readonly LogBook _logs = new();
    private readonly Reporter _reporter;
    private Seat? _seat;
    private long _next;
    private long _attempt;

    /// <summary>Takes part in a run.</summary>
    /// <param name="worker">This worker's id.</param>
    /// <param name="spec">The run.</param>
    /// <param name="port">What the machine acts through.</param>
    /// <param name="minBucket">The smallest number of floats in a bucket.</param>
    /// <param name="times">How often things are repeated.</param>
    /// <param name="rules">The rules; other than all only in the simulator.</param>
    public WorkerRun(
        string worker, StartRun spec, IWorkerPort port, int minBucket = BucketLayout.MinLength,
        WorkerTimes? times = null, ProtocolRules? rules = null)
    {
        (_worker, Spec, _port) = (worker, spec, port);
        (_times, _rules) = (times ?? new(), rules ?? ProtocolRules.Right);
        var shape = new RunShape(spec, minBucket);
        _store = new TotalsStore(shape);
        _exchange = new StepExchange(spec.Run, shape, _store, port, _rules);
        _catchUp = new CatchUp(worker, spec.Run, _store, port);
        _steps = new StepSource(spec.Schedule);
        _waits = new WorkerWaits(_catchUp, _exchange, _steps);
        _reporter = new Reporter(worker, spec.Run, _times, _logs, port);
        _service = new PeerService(spec.Run, _store, _logs, port);
    }

    /// <summary>The run.</summary>
    public StartRun Spec { get; }

    /// <summary>The newest generation seen; what is older is refused.</summary>
    public int Generation { get; private set; } = -1;

    /// <summary>What the worker is at.</summary>
    public WorkerPhase Phase { get; private set; } = WorkerPhase.Seeding;

    /// <summary>Whether the coordinator said that the worker is not in the run.</summary>
    public bool IsDismissed { get; private set; }

    /// <summary>The newest applied step; -1 for the state before step 0, -2 without a state.</summary>
    public long Applied { get; private set; } = NoState;

    /// <summary>The gate: the last step that may be run.</summary>
    public long UntilStep { get; private set; } = long.MinValue;

    /// <summary>The oldest generation of the frames that count in the step that is going on.</summary>
    public int OldestTaken => _exchange.OldestTaken;

    /// <summary>The view; null outside one.</summary>
    public View? View => _seat?.View;

    /// <summary>Takes a message of the coordinator or of another worker.</summary>
    public void On(IRunMessage message, TimeSpan now)
    {
        switch (message)
        {
            case SeedRun seed: OnSeed(seed, now); break;
            case Fence fence: OnFence(fence); break;
            case View view: OnView(view, now); break;
            case OpenGate gate: UntilStep = Math.Max(UntilStep, gate.UntilStep); break;
            case ProgressSeen seen: _logs.Seen(seen.Step); break;
            case StateWanted wanted when wanted.Step == Applied: _port.UploadState(wanted.Blob, Applied); break;
            case Dismissed left when left.Generation >= Generation && left.Worker == _worker:
                Raise(left.Generation);
                (Phase, IsDismissed) = (WorkerPhase.Seeding, true);
                break;
            case StateRequest request when Applied != NoState: _service.Serve(request, Applied); break;
            case TotalsRequest request when Applied != NoState: _service.Serve(request, Applied); break;
            case TotalsAnswer answer: _catchUp.On(answer, Applied, now); Settle(); break;
            case StateAnswer answer: _catchUp.On(answer, Applied, now); break;
        }
    }

    /// <summary>Takes a frame and its payload, an array of the shared pool, whatever the verdict.</summary>
    public FrameVerdict Receive(string from, in FrameHeader header, float[] payload)
    {
        bool past = header.Kind == FrameKind.Total && from == _catchUp.Source && header.Step <= Applied + 1
            && (_seat is null || header.Step < _seat.View.FromStep);
        return past ? _catchUp.Receive(header, payload) : _exchange.Receive(from, header, payload);
    }

    /// <summary>A connection to a peer was lost, and with it perhaps frames: the generation cannot go on.</summary>
    public void LinkBroken(string peer)
    {
        if (_seat is not null && _seat.RankOf(peer) >= 0)
        {
            _reporter.Broke(peer, Generation);
        }
    }

    /// <summary>The rows of a streamed step have come, as a share of a generation's view.</summary>
    public void RowsReady(int generation, StepInfo info)
    {
        if (generation >= Generation && info.Step > Applied)
        {
            _steps.Announce(generation, info);
        }
    }

    /// <summary>A fetched state is there. Accepted, the caller puts it in place at once; else it is dropped.</summary>
    /// <returns>Whether it is accepted.</returns>
    public bool StateLoaded(StateAnswer state, TimeSpan now)
    {
        if (!_catchUp.Accepts(state.Generation))
        {
            return false;
        }
        Applied = state.Step;
        _logs.Replace(state.Logs);
        _store.Clear();
        _catchUp.Came(Applied, now);
        Settle();
        return true;
    }

    /// <summary>A state could not be fetched.</summary>
    public void StateFailed(StateAnswer state, TimeSpan now) => _catchUp.Failed(state.Generation, now);

    /// <summary>What to do next.</summary>
    public WorkerDecision Next()
    {
        if (_catchUp.Ready is { } totals)
        {
            return new(DecisionKind.Past, totals.Info, Totals: totals);
        }
        bool free = Phase == WorkerPhase.Training && _exchange.Current is null;
        if (!free || _next > UntilStep || _logs.IsFull || !_steps.TryGet(Generation, _next, out StepInfo info))
        {
            return default;
        }
        return new(DecisionKind.Step, info, _seat!.Share(_seat.Rank, info.LeafCount));
    }

    /// <summary>Begins the step that <see cref="Next"/> named.</summary>
    /// <returns>The attempt, for <see cref="Holds"/>.</returns>
    public long Begin(StepInfo info)
    {
        if (Next() is not { Kind: DecisionKind.Step } next || next.Info != info)
        {
            throw new InvalidOperationException($"Step {info.Step}: expected the step that is next.");
        }
        _exchange.Begin(info);
        return ++_attempt;
    }

    /// <summary>Whether an attempt goes on; if not, what was computed for it is dropped.</summary>
    public bool Holds(long attempt) => attempt == _attempt && _exchange.Current is not null;

    /// <summary>Gives this worker's node sums of a level; see <see cref="StepExchange.Contribute"/>.</summary>
    public void Contribute(int level, ReadOnlySpan<float> sums, int stride) =>
        _exchange.Contribute(level, sums, stride);

    /// <summary>The total of a level, once all its buckets have come; valid until the step is applied.</summary>
    public bool TryTakeTotal(int level, out ReadOnlyMemory<float> total) => _exchange.TryTakeTotal(level, out total);

    /// <summary>A step was applied: the one begun, or the past one that <see cref="Next"/> named.</summary>
    public void Commit(StepLog log, TimeSpan now)
    {
        Applied = log.Step;
        _next = Applied + 1;
        _logs.Add(log);
        _steps.Applied(Applied);
        if (_exchange.Current is null)
        {
            _catchUp.Came(Applied, now);
            Settle();
            return;
        }
        _exchange.Finish();
        if (!_rules.KeepsTotalsUntilShown)
        {
            _store.Shown(Applied);
        }
        _store.Forget(_seat!.View.Members);
        if (_next > UntilStep || _steps.IsPastEnd(_next))
        {
            _reporter.Hurry();
        }
    }

    /// <summary>Repeats what may have been lost and reports progress, when it is time.</summary>
    public void Tick(TimeSpan now)
    {
        _catchUp.Tick(Applied, _times.AskAgain, now);
        if (!IsDismissed && _reporter.IsDue(Applied, now))
        {
            _reporter.Report(this, now);
        }
    }

    /// <summary>What the worker waits for just now, and from whom; nothing when it computes.</summary>
    public IReadOnlyList<Wait> Waits() => _waits.Of(Phase, Generation, _next, UntilStep);

    private void OnSeed(SeedRun seed, TimeSpan now)
    {
        bool again = seed.Generation == Generation && !IsDismissed && Phase is not WorkerPhase.Fenced;
        bool underway = Phase != WorkerPhase.Seeding || _catchUp.Source == seed.Source.Worker;
        if (seed.Generation < Generation || (again && underway))
        {
            _reporter.Hurry();
            return;
        }
        Raise(seed.Generation);
        IsDismissed = false;
        Phase = WorkerPhase.Seeding;
        if (seed.Checkpoint is null)
        {
            _catchUp.Start(seed.Source, Generation, Applied, long.MaxValue, now);
        }
        else if (Applied < seed.CheckpointStep)
        {
            var state = new StateAnswer(seed.Run, Generation, seed.CheckpointStep, [], seed.Checkpoint);
            _catchUp.StartFrom(seed.Source, state, now);
        }
        Settle();
    }

    private void OnFence(Fence fence)
    {
        if (fence.Generation > Generation)
        {
            Raise(fence.Generation);
            (Phase, IsDismissed) = (WorkerPhase.Fenced, false);
        }
        else if (fence.Generation < Generation || Phase != WorkerPhase.Fenced)
        {
            return;
        }
        _port.ToCoordinator(new Fenced(Spec.Run, Generation, _worker, Applied));
    }

    private void OnView(View view, TimeSpan now)
    {
        if (view.Generation != Generation || Phase != WorkerPhase.Fenced
            || !view.Members.Any(member => member.Worker == _worker))
        {
            return;
        }
        _seat = new Seat(view, _worker);
        _exchange.Enter(_seat);
        _steps.Enter(Generation);
        UntilStep = Math.Max(UntilStep, view.UntilStep);
        Phase = WorkerPhase.Training;
        _next = _rules.StartsAfterApplied ? view.FromStep : Math.Max(0, view.FromStep - 1);
        if (_seat.Source is { } source && Applied < view.FromStep - 1)
        {
            Phase = WorkerPhase.CatchingUp;
            _catchUp.Start(source, Generation, Applied, view.FromStep - 1, now);
        }
        _reporter.Hurry();
    }

    private void Raise(int generation)
    {
        Generation = generation;
        _seat = null;
        _reporter.Forgive();
        _catchUp.Stop();
        _exchange.Refuse(generation);
        _attempt++;
        _reporter.Hurry();
    }

    private void Settle()
    {
        if (!_catchUp.IsActive && !IsDismissed && (Phase is WorkerPhase.Seeding or WorkerPhase.CatchingUp))
        {
            Phase = Phase == WorkerPhase.Seeding ? WorkerPhase.Seeded : WorkerPhase.Training;
            _reporter.Hurry();
        }
    }
}
