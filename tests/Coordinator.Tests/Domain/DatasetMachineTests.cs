using Strata.Coordinator.Domain;
using Strata.Training;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Coordinator.Tests.Domain;

public sealed class DatasetMachineTests
{
    private readonly RecordingPort _port = new();
    private readonly DatasetMachine _machine;

    public DatasetMachineTests() => _machine = new DatasetMachine(Spec(null), _port);

    [Fact]
    public void A_worker_gets_the_rows_of_its_leaves_and_again_in_a_new_view()
    {
        _machine.On(Step(0));
        _machine.ViewMade(ViewOf(1, "a", "b"));
        Assert.Equal([("a", 1, 0, new LeafRange(0, 16)), ("b", 1, 0, new LeafRange(16, 40))], _port.Rows);
        _port.Rows.Clear();
        _machine.ViewMade(ViewOf(2, "b"));
        Assert.Equal([("b", 2, 0, new LeafRange(0, 40))], _port.Rows);
    }

    [Fact]
    public void The_client_may_be_a_window_ahead_and_no_more()
    {
        _machine.Start();
        Assert.Equal(new StreamCredit(1, -1, 7), _port.ToClients[^1]);
        for (long step = 0; step < 8; step++)
        {
            Assert.True(_machine.On(Step(step)));
        }
        Assert.Throws<InvalidOperationException>(() => _machine.On(Step(8)));
        _machine.Recorded(1);
        _machine.RowsFree(1);
        Assert.Equal(new StreamCredit(1, 1, 9), _port.ToClients[^1]);
        Assert.True(_machine.On(Step(8)));
    }

    [Fact]
    public void A_step_that_was_left_out_is_refused_and_one_that_came_twice_is_not_kept()
    {
        _machine.On(Step(0));
        Assert.False(_machine.On(Step(0)));
        Assert.Throws<InvalidOperationException>(() => _machine.On(Step(2)));
    }

    [Fact]
    public void Every_row_is_in_the_ledger_once()
    {
        var schedule = new RunSchedule(70, 32, 2, 10, 8, 0, null);
        var machine = new DatasetMachine(Spec(schedule), _port);
        machine.Recorded(4);
        Assert.Equal(70, machine.Ledger.AppliedOf(StepKind.Train));
        Assert.Equal(10, machine.Ledger.AppliedOf(StepKind.Validate));
        machine.Recorded(4);
        machine.Recorded(9);
        Assert.Equal(140, machine.Ledger.TrainRows);
    }

    [Fact]
    public void The_ledger_refuses_a_row_that_comes_twice()
    {
        var ledger = new SampleLedger();
        ledger.Record(new StepInfo(0, StepKind.Train, 0, 0, 0, 32, false, false));
        var twice = new StepInfo(1, StepKind.Train, 0, 1, 16, 32, false, false);
        Assert.Contains("row 32", Assert.Throws<InvalidOperationException>(() => ledger.Record(twice)).Message);
    }

    private static StartRun Spec(RunSchedule? schedule) => new(
        1, "data", new("plan", 1, ""), new("initial", 1, ""), [], schedule, [100], [10], ["loss"], [], 1, 0, null);

    private static StreamStep Step(long step) =>
        new(1, new(step, true, 0, (int)step, step * 40, 40, false, false));

    private static View ViewOf(int generation, params string[] workers) => new(
        1, generation, 0, [.. workers.Select(worker => new ViewMember(worker, []))], [.. workers.Select(_ => 1)], [0],
        [.. workers.Select(_ => -1)], 99);
}
