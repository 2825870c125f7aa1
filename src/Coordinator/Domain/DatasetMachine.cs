using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>
/// A run's data: which rows each step has, who reads which of them, and that every row is applied exactly once. Of a
/// streamed dataset it keeps a bounded window of steps until all workers have applied them, and sends each worker
/// its share again whenever the view changes.
/// </summary>
internal sealed class DatasetMachine
{
    /// <summary>The most steps of a stream that are kept.</summary>
    public const int Window = 8;

    private readonly StartRun _spec;
    private readonly IDatasetPort _port;
    private readonly StepSchedule? _schedule;
    private readonly SortedDictionary<long, StepDescription> _window = [];
    private readonly HashSet<(string Worker, long Step)> _sent = [];
    private View? _view;
    private long _free = -1;
    private bool _resumed;

    /// <summary>The data of a run.</summary>
    public DatasetMachine(StartRun spec, IDatasetPort port)
    {
        (_spec, _port) = (spec, port);
        _schedule = spec.Schedule?.ToSteps();
    }

    /// <summary>Which rows have been applied.</summary>
    public SampleLedger Ledger { get; } = new();

    /// <summary>The next step of a stream that is expected from the client.</summary>
    public long Cursor { get; private set; }

    /// <summary>Whether a worker gets its rows again in a new view; false only in the simulator.</summary>
    public bool SendsAgain { get; init; } = true;

    /// <summary>Tells the client how much it may send, at the start and after a new connection.</summary>
    public void Start()
    {
        if (_schedule is null)
        {
            _port.ToClient(new StreamCredit(_spec.Run, _free, _free + Window));
        }
    }

    /// <summary>
    /// Goes on after a restart: steps up to one are recorded, and the last of them may have to run again. The client
    /// sends again what it does not know to be free.
    /// </summary>
    public void Resume(long recorded)
    {
        for (long step = 0; _schedule is not null && step <= recorded; step++)
        {
            Ledger.Record(_schedule[step]);
        }
        if (_schedule is null)
        {
            Ledger.Resume(recorded);
        }
        (_free, Cursor, _resumed) = (recorded - 1, Math.Max(0, recorded), true);
        Start();
    }

    /// <summary>The client has sent the rows of a step. It may send again what it does not know to be free.</summary>
    /// <returns>Whether the rows are to be kept.</returns>
    /// <exception cref="InvalidOperationException">A step was left out, or there is no room for it.</exception>
    public bool On(StreamStep message)
    {
        StepDescription step = message.Description;
        if (_resumed)
        {
            // The client begins with the first step it was not told to be free.
            Cursor = Math.Max(Cursor, step.Step);
            _free = Math.Max(_free, step.Step - 1);
            _resumed = false;
        }
        if (step.Step < Cursor)
        {
            return false;
        }
        if (step.Step > Cursor || step.Step > _free + Window)
        {
            throw new InvalidOperationException(
                $"Stream: expected step {Cursor}, at most {_free + Window}; received step {step.Step}.");
        }
        Cursor++;
        _window[step.Step] = step;
        SendToAll(step);
        return true;
    }

    /// <summary>A view begins: each worker gets its share of what is left.</summary>
    public void ViewMade(View view)
    {
        _view = view;
        foreach (StepDescription step in _window.Values.Where(step => step.Step >= view.FromStep))
        {
            SendToAll(step);
        }
    }

    /// <summary>A worker says that it waits for the rows of a step.</summary>
    public void RowsAsked(string worker, int generation, long step)
    {
        if (_view?.Generation == generation && _window.TryGetValue(step, out StepDescription? description))
        {
            Send(_view, Array.FindIndex(_view.Members, member => member.Worker == worker), description);
        }
    }

    /// <summary>All workers have applied the steps up to one.</summary>
    public void RowsFree(long step)
    {
        if (_schedule is not null || step <= _free)
        {
            return;
        }
        _free = step;
        foreach (long done in _window.Keys.TakeWhile(key => key <= Math.Min(step, Ledger.Step)).ToList())
        {
            _window.Remove(done);
        }
        _sent.RemoveWhere(sent => sent.Step <= step);
        _port.DropRows(step);
        _port.ToClient(new StreamCredit(_spec.Run, _free, _free + Window));
    }

    /// <summary>Steps are applied and recorded: their rows go into the ledger.</summary>
    public void Recorded(long toStep)
    {
        while (Ledger.Step < toStep && Describe(Ledger.Step + 1) is { } info)
        {
            Ledger.Record(info);
        }
    }

    private StepInfo? Describe(long step) => _schedule is not null ? _schedule[step]
        : _window.TryGetValue(step, out StepDescription? d) ? new StepInfo(
            d.Step, d.Trains ? StepKind.Train : StepKind.Validate, d.Epoch, d.Batch, d.FirstRow, d.Rows, d.EndsPhase,
            d.EndsEpoch)
        : null;

    private void SendToAll(StepDescription step)
    {
        for (int rank = 0; _view is not null && rank < _view.Members.Length; rank++)
        {
            Send(_view, rank, step);
        }
    }

    private void Send(View view, int rank, StepDescription step)
    {
        if (rank >= 0 && (_sent.Add((view.Members[rank].Worker, step.Step)) || SendsAgain))
        {
            LeafRange leaves = LeafShare.Of(view.Weights, rank, LeafTree.LeafCount(step.Rows));
            _port.SendRows(view.Members[rank].Worker, view.Generation, step, LeafTree.RowsOf(leaves, step.Rows));
        }
    }
}
