using Strata.Coordinator.Domain;
using Strata.Training;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Simulation.Tests;

/// <summary>
/// The coordinator's process: the production machines of run and dataset, a journal that outlives it, and inputs taken
/// one after the other, whose effects wait for the journal.
/// </summary>
internal sealed class SimCoordinator : IRunPort, IDatasetPort
{
    private readonly SimRun _run;
    private readonly List<IJournalEvent> _journal = [];
    private readonly Queue<Action> _inputs = new();
    private readonly List<Action> _effects = [];
    private readonly List<IJournalEvent> _entries = [];
    private RunMachine? _machine;
    private DatasetMachine? _dataset;
    private int _life;
    private bool _busy;

    public SimCoordinator(SimRun run)
    {
        _run = run;
        Begin();
        Input(() =>
        {
            _machine!.Start(_run.Queue.Now);
            _dataset!.Start();
        });
        Tick();
    }

    public bool IsUp => _machine is not null;

    public long Recorded { get; private set; } = -1;

    public SampleLedger? Ledger => _dataset?.Ledger;

    public RunStatus? Status => _machine?.Status();

    public View? View => _machine?.View;

    public void Receive(IRunMessage message) => Input(() => _machine!.On(message, _run.Queue.Now));

    public void Receive(StreamStep message) => Input(() => _dataset!.On(message));

    public void Offer(SimWorker worker) => Input(() => _machine!.Offer(worker.Member, _run.Queue.Now));

    public void Lose(string worker, string reason) => Input(() => _machine!.Lose(worker, reason, _run.Queue.Now));

    public void StateCame(long step, BlobReference state) =>
        Input(() => _machine!.StateKept(step, state, _run.Queue.Now));

    /// <summary>Kills the process and starts it again from its journal.</summary>
    public void Restart(double downFor)
    {
        if (!IsUp)
        {
            return;
        }
        if (_run.Random.Next(2) == 0)
        {
            Keep();
        }
        (_machine, _dataset, _busy) = (null, null, false);
        _life++;
        _inputs.Clear();
        _effects.Clear();
        _entries.Clear();
        _run.Queue.After(downFor, () =>
        {
            Begin();
            bool started = _journal.Count > 0;
            _journal.ForEach(_machine!.Replay);
            Input(() =>
            {
                if (started)
                {
                    _dataset!.Resume(_machine.Recorded);
                    _machine.Resume(_run.Queue.Now);
                }
                else
                {
                    _machine.Start(_run.Queue.Now);
                    _dataset!.Start();
                }
                _effects.Add(_run.Client.Reconnect);
            });
        });
    }

    void IRunPort.Journal(IJournalEvent entry) => _entries.Add(entry);

    void IRunPort.ToWorker(string worker, IWireMessage message) => _effects.Add(() =>
        _run.Network.Control(() => _run.WorkerOf(worker)?.Receive((IRunMessage)message)));

    public void ToClient(IWireMessage message) => _effects.Add(() =>
        _run.Queue.After(0.2, () => _run.Client.Receive(message)));

    void IRunPort.ViewMade(View view)
    {
        _run.Count(view.FromStep <= Recorded ? "views that repeat a recorded step" : "views");
        if (view.Sources.Max() >= 0)
        {
            _run.Count("views in which somebody lacks a step");
        }
        _dataset!.ViewMade(view);
    }

    void IRunPort.RowsFree(long step) => _dataset!.RowsFree(step);

    void IRunPort.RowsAsked(string worker, int generation, long step) =>
        _dataset!.RowsAsked(worker, generation, step);

    void IRunPort.Ended()
    {
    }

    void IRunPort.Note(string text) => _run.Note(text);

    void IDatasetPort.SendRows(string worker, int generation, StepDescription step, LeafRange rows) =>
        _effects.Add(() => _run.Network.Control(() =>
            _run.WorkerOf(worker)?.RowsCame(generation, _run.Options.Schedule[step.Step], rows)));

    void IDatasetPort.DropRows(long step)
    {
    }

    private void Begin()
    {
        var self = new ViewMember("coordinator", []);
        var times = new RunTimes { GatherWithin = TimeSpan.FromSeconds(2) };
        _machine = new RunMachine(_run.Options.Spec(), self, this, times);
        _dataset = new DatasetMachine(_run.Options.Spec(), this) { SendsAgain = _run.Options.SendsRowsAgain };
    }

    private void Tick()
    {
        if (_inputs.Count == 0)
        {
            Input(() => _machine!.Tick(_run.Queue.Now));
        }
        _run.Queue.After(20, Tick);
    }

    private void Input(Action input)
    {
        if (IsUp)
        {
            _inputs.Enqueue(input);
            Work();
        }
    }

    private void Work()
    {
        while (!_busy && _inputs.TryDequeue(out Action? input))
        {
            input();
            int life = _life;
            _busy = _entries.Count > 0;
            if (_busy)
            {
                _run.Queue.After(_run.Random.NextDouble() * 3, () => Durable(life));
            }
            else
            {
                Release();
            }
        }
    }

    private void Durable(int life)
    {
        if (life != _life)
        {
            return;
        }
        Keep();
        _dataset!.Recorded(Recorded);
        _entries.Clear();
        Release();
        _busy = false;
        _run.StrikeFaults(Recorded);
        Work();
    }

    private void Keep()
    {
        _journal.AddRange(_entries);
        foreach (StepsRecorded steps in _entries.OfType<StepsRecorded>())
        {
            _run.Require(steps.FromStep == Recorded + 1, $"step {Recorded + 1} was left out of the journal");
            Recorded = steps.ToStep;
        }
    }

    private void Release()
    {
        List<Action> effects = [.. _effects];
        _effects.Clear();
        effects.ForEach(effect => effect());
    }
}
