using Strata.Coordinator.Domain;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Coordinator.Tests.Domain;

public sealed class LayerMachineTests
{
    private static readonly LayerBegins s_begin = new(
        1, "dense_1", [new("dense_1", 0, 5000, 6000)], [20_000]);

    private static readonly View s_view = new(
        1, 1, 0, [new("a", []), new("b", [])], [1, 1], [0, 1], [-1, -1], 99);

    private readonly LayerMachine _machine = new(s_begin);

    public LayerMachineTests() => _machine.ViewMade(s_view);

    [Fact]
    public void A_layer_has_the_buckets_that_its_gradients_lie_in()
    {
        Assert.Equal(2, _machine.Buckets);
        Assert.Equal(["a", "b"], _machine.Status().Owners);
        Assert.Equal(6000, _machine.Status().Floats);
    }

    [Fact]
    public void It_says_who_is_waited_for_and_how_often()
    {
        _machine.On(Waits("a", 2, new Wait("node sums", ["b"], 3, 0, 1)));
        _machine.On(Waits("a", 2, new Wait("node sums", ["b"], 3, 0, 1)));
        _machine.On(Waits("b", 2, new Wait("a total", ["a"], 3, 0, 3)));
        LayerStatus status = _machine.Status();
        Assert.Equal("b", status.Slowest);
        Assert.Equal(2, status.WaitedFor);
        Assert.Equal(1, Assert.Single(status.Waits).Bucket);
    }

    [Fact]
    public void An_owner_that_has_gone_on_and_does_not_send_is_to_be_relieved()
    {
        _machine.On(Waits("b", 3));
        OwnerSlow? slow = null;
        for (int report = 0; report < LayerMachine.PatienceInReports; report++)
        {
            Assert.Null(slow);
            slow = _machine.On(Waits("a", 2, new Wait("a total", ["b"], 3, 0, 1)));
        }
        Assert.Equal("b", slow?.Worker);
    }

    [Fact]
    public void An_owner_that_still_computes_is_not_to_blame()
    {
        _machine.On(Waits("b", 2));
        Assert.All(Enumerable.Range(0, 100), _ =>
            Assert.Null(_machine.On(Waits("a", 2, new Wait("a total", ["b"], 3, 0, 1)))));
    }

    private static LayerWaits Waits(string worker, long applied, params Wait[] waits) =>
        new(1, "dense_1", worker, applied, waits);
}
