using System.Buffers;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Worker.Domain;

namespace Strata.Simulation.Tests;

/// <summary>A worker's process: the production machine, driven by events instead of threads.</summary>
internal sealed class SimWorker : IWorkerPort
{
    private readonly SimRun _run;
    private readonly Queue<Action> _late = new();
    private readonly List<ReadOnlyMemory<float>> _totals = [];
    private readonly Dictionary<(int, long), LeafRange> _rows = [];
    private readonly Dictionary<long, string[]> _committedWith = [];
    private SimState? _state;
    private long _attempt;
    private StepInfo _info;
    private LeafRange _leaves;
    private int _level = -1;
    private bool _computing;

    public SimWorker(SimRun run, string id)
    {
        (_run, Id) = (run, id);
        Tick();
    }

    public string Id { get; }

    public bool IsDead { get; private set; }

    public bool IsPaused { get; private set; }

    public WorkerRun? Machine { get; private set; }

    public ViewMember Member => new(Id, []);

    /// <summary>Runs something in the process: now, after its pause, or never if it is dead.</summary>
    public void Do(Action action)
    {
        if (IsPaused)
        {
            _late.Enqueue(action);
        }
        else if (!IsDead)
        {
            action();
            Pump();
        }
    }

    public void Crash() => IsDead = true;

    public void Pause(double milliseconds)
    {
        IsPaused = true;
        _run.Queue.After(milliseconds, () =>
        {
            IsPaused = false;
            while (_late.TryDequeue(out Action? action))
            {
                Do(action);
            }
        });
    }

    public void Receive(IRunMessage message) => Do(() =>
    {
        if (message is SeedRun seed)
        {
            Machine ??= new WorkerRun(Id, seed.Spec, this, minBucket: 1, rules: _run.Options.Rules);
        }
        int before = Machine?.Generation ?? -1;
        Machine?.On(message, _run.Queue.Now);
        _run.Require(Machine is null || Machine.Generation >= before, $"{Id}: the generation fell");
    });

    public void Receive(string from, FrameHeader header, float[] payload) => Do(() =>
    {
        FrameVerdict? verdict = Machine?.Receive(from, header, payload);
        _run.Count($"frames {verdict}");
        _run.Require(verdict != FrameVerdict.Wrong, $"{Id} got a frame that nobody may send: {header}");
    });

    public void RowsCame(int generation, StepInfo info, LeafRange rows) => Do(() =>
    {
        _rows[(generation, info.Step)] = rows;
        Machine?.RowsReady(generation, info);
    });

    public void ToCoordinator(IWireMessage message) =>
        _run.Network.Control(() => _run.Coordinator.Receive((IRunMessage)message));

    public void ToPeer(string peer, IWireMessage message)
    {
        if (message is TotalsAnswer { Holding: TotalsHolding.Gone } gone)
        {
            bool promised = _committedWith.TryGetValue(gone.Step, out string[]? members) && members.Contains(peer)
                && _committedWith.Keys.Max() == gone.Step;
            _run.Require(!promised, $"{Id} let go of the totals of step {gone.Step}, which {peer} lacks");
        }
        _run.Network.Data(Id, peer, () => _run.WorkerOf(peer)?.Receive((IRunMessage)message));
    }

    public void ToPeer(string peer, in FrameHeader header, ReadOnlySpan<float> payload)
    {
        FrameHeader sent = header with { Length = payload.Length * sizeof(float) };
        for (int copies = _run.Random.NextDouble() < _run.Options.Doubling * 0.2 ? 2 : 1; copies > 0; copies--)
        {
            float[] copy = ArrayPool<float>.Shared.Rent(Math.Max(1, payload.Length));
            payload.CopyTo(copy);
            _run.Network.Data(Id, peer, () => _run.WorkerOf(peer)?.Receive(Id, sent, copy));
        }
    }

    public void ServeState(string peer, int generation, long step, StepLog[] logs)
    {
        string blob = _run.Keep(_state!.Copy());
        ToPeer(peer, new StateAnswer(Machine!.Spec.Run, generation, step, logs, new(blob, 0, "")));
    }

    public void FetchState(ViewMember source, StateAnswer state) =>
        _run.Queue.After(_run.Random.Next(1, 120), () => Do(() =>
        {
            bool reached = source.Worker == "coordinator"
                ? _run.Random.Next(5) > 0
                : _run.WorkerOf(source.Worker) is { IsPaused: false };
            if (!reached)
            {
                Machine!.StateFailed(state, _run.Queue.Now);
            }
            else if (Machine!.StateLoaded(state, _run.Queue.Now))
            {
                bool inView = Machine.Phase == WorkerPhase.Training;
                _run.Count(inView ? "states loaded in a view" : "states loaded before one");
                _state = _run.BlobOf(state.State.Name).Copy();
                _run.CheckState(Id, state.Step, _state);
            }
        }));

    public void UploadState(string blob, long step)
    {
        _run.CheckState(Id, step, _state!);
        string kept = _run.Keep(_state!.Copy());
        _run.Queue.After(_run.Random.Next(1, 60), () => _run.Coordinator.StateCame(step, new(kept, 0, "")));
    }

    private void Tick()
    {
        Do(() =>
        {
            Machine?.Tick(_run.Queue.Now);
            bool idle = Machine is null || Machine.IsDismissed || Machine.Phase < WorkerPhase.CatchingUp;
            if (idle && _run.Random.Next(4) == 0)
            {
                _run.Network.Control(() => _run.Coordinator.Offer(this));
            }
            if (Machine is { IsDismissed: false } && !_computing && Machine.Next().Kind == DecisionKind.Wait)
            {
                _run.Require(Machine.Waits() is { Count: > 0 } waits && waits.All(wait => wait.Whom.Length > 0),
                    $"{Id} waits at step {Machine.Applied + 1} and does not say for whom");
            }
        });
        if (!IsDead)
        {
            _run.Queue.After(IsPaused ? 40 : 20 + (_run.Random.NextDouble() * 20), Tick);
        }
    }

    private void Pump()
    {
        if (Machine is null || _computing)
        {
            return;
        }
        if (Machine.Holds(_attempt))
        {
            Advance();
        }
        else if (_level >= 0)
        {
            _run.Count("steps abandoned");
            _level = -1;
        }
        WorkerDecision next = Machine.Next();
        if (next.Kind == DecisionKind.Past)
        {
            _run.Count("steps caught up");
            Commit(next.Info, [.. Enumerable.Range(0, next.Totals!.Levels).Select(level =>
                (ReadOnlyMemory<float>)next.Totals.Vector(level))]);
            Pump();
        }
        else if (next.Kind == DecisionKind.Step)
        {
            CheckRows(next);
            (_info, _leaves, _level) = (next.Info, next.Leaves, 0);
            _totals.Clear();
            _attempt = Machine.Begin(next.Info);
            Compute();
        }
    }

    private void CheckRows(WorkerDecision next)
    {
        if (_run.Options.Streams)
        {
            _run.Require(_rows.TryGetValue((Machine!.Generation, next.Info.Step), out LeafRange rows)
                && rows == LeafTree.RowsOf(next.Leaves, next.Info.Rows), $"{Id} has other rows than its leaves'");
        }
    }

    private void Compute()
    {
        _computing = true;
        long attempt = _attempt;
        _run.Queue.After(0.1 + (_run.Random.NextDouble() * 2), () => Do(() =>
        {
            _computing = false;
            if (Machine!.Holds(attempt))
            {
                float[] sums = SimModel.NodeSums(
                    _state!, _info, _leaves, _level, _level > 0 ? _totals[0].ToArray() : null, _run.OrderOf(_info));
                Machine.Contribute(_level, sums, SimModel.LevelsOf(_info.Kind)[_level]);
            }
        }));
    }

    private void Advance()
    {
        if (!Machine!.TryTakeTotal(_level, out ReadOnlyMemory<float> total))
        {
            return;
        }
        _totals.Add(total.ToArray());
        if (++_level < SimModel.LevelsOf(_info.Kind).Length)
        {
            Compute();
            return;
        }
        _level = -1;
        _run.Count("steps run");
        _run.Require(Machine.OldestTaken == Machine.Generation,
            $"{Id} at generation {Machine.Generation} took a frame of generation {Machine.OldestTaken}");
        Commit(_info, _totals);
    }

    private void Commit(StepInfo info, IReadOnlyList<ReadOnlyMemory<float>> totals)
    {
        _run.Require(info.Step == Machine!.Applied + 1,
            $"{Id} has applied step {Machine.Applied} and applies step {info.Step}");
        double[] logs = SimModel.Apply(_state!, info, totals);
        PhaseLogs? phase = info.EndsPhase
            ? new(info.Epoch, info.Kind == StepKind.Train, _state!.Meter.Means())
            : null;
        if (Machine.View is { } view)
        {
            _committedWith[info.Step] = [.. view.Members.Select(member => member.Worker)];
        }
        Machine.Commit(new StepLog(info.Step, logs, phase), _run.Queue.Now);
        _run.CheckState(Id, info.Step, _state!);
    }
}
