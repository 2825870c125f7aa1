using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Simulation.Tests;

/// <summary>The client: opens gates, streams steps within its credit, and sees the end.</summary>
internal sealed class SimClient
{
    private readonly SimRun _run;
    private readonly StepSchedule _schedule;
    private OpenGate? _gate;
    private StopRun? _stop;
    private long _free = -1;
    private long _until = -1;
    private long _sent = -1;

    public SimClient(SimRun run)
    {
        (_run, _schedule) = (run, run.Options.Schedule);
        Repeat();
    }

    public RunCompleted? Completed { get; private set; }

    public RunFailed? Failed { get; private set; }

    public void Receive(IWireMessage message)
    {
        switch (message)
        {
            case GateReached gate when gate.Step >= (_gate?.UntilStep ?? -1):
                bool withState = _run.Random.Next(2) == 0;
                _gate = new OpenGate(7, _schedule.EpochEnd(Math.Min(gate.Step + 1, _schedule.Steps - 1)), withState);
                _run.Queue.After(_run.Random.Next(0, 30), SendGate);
                break;
            case StepsApplied applied when _run.Options.StopAfter <= applied.Steps[^1].Step:
                _stop = new StopRun(7, "the user cancelled");
                SendGate();
                break;
            case StreamCredit credit:
                (_free, _until) = (Math.Max(_free, credit.FreeStep), Math.Max(_until, credit.UntilStep));
                Stream();
                break;
            case RunCompleted completed:
                Completed = completed;
                break;
            case RunFailed failed:
                Failed = failed;
                break;
        }
    }

    /// <summary>The connection is new: what the coordinator may not have is sent again.</summary>
    public void Reconnect()
    {
        _sent = _free;
        Stream();
        SendGate();
    }

    private void Stream()
    {
        if (!_run.Options.Streams)
        {
            return;
        }
        while (_run.Coordinator.IsUp && _sent < _until && _sent < _schedule.Steps - 1)
        {
            StepInfo i = _schedule[++_sent];
            _run.Coordinator.Receive(new StreamStep(7, new(
                i.Step, i.Kind == StepKind.Train, i.Epoch, i.Batch, i.FirstRow, i.Rows, i.EndsPhase, i.EndsEpoch)));
        }
        if (_sent == _schedule.Steps - 1)
        {
            _run.Coordinator.Receive((IRunMessage)new StreamEnded(7, _schedule.Steps));
        }
    }

    private void SendGate()
    {
        if (_gate is not null)
        {
            _run.Coordinator.Receive((IRunMessage)_gate);
        }
        if (_stop is not null)
        {
            _run.Coordinator.Receive((IRunMessage)_stop);
        }
    }

    private void Repeat()
    {
        if (Completed is null && Failed is null)
        {
            _run.Queue.After(500, () =>
            {
                SendGate();
                Repeat();
            });
        }
    }
}
