using Akka.Actor;
using Akka.TestKit.Xunit2;
using Strata.Coordinator.Actors;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Coordinator.Tests.Actors;

public sealed class DatasetActorTests() : TestKit(Patience)
{
    // A deadline for busy machines; what is expected comes long before.
    private const string Patience = "akka.test.single-expect-default = 20s";

    private static readonly StartRun s_spec = new(
        31, "story", new("plan", 1, ""), new("initial", 1, ""), [], null, [100], [10], ["loss"], [], 1, 99, null);

    private readonly RecordingDesk _desk = new();

    [Fact]
    public void Rows_go_to_the_workers_of_the_view_and_credit_to_the_client()
    {
        IActorRef dataset = Sys.ActorOf(Props.Create(() => new DatasetActor(_desk)));
        dataset.Tell(s_spec);
        Assert.Equal(7, Assert.IsType<StreamCredit>(_desk.Next()).UntilStep);
        dataset.Tell(new StreamStep(31, new(0, true, 0, 0, 0, 32, true, true)));
        dataset.Tell(new View(31, 1, 0, [new("a", []), new("b", [])], [1, 1], [0, 1], [-1, -1], 99));
        Assert.Equal(("a", 0, 0, 16), Rows());
        Assert.Equal(("b", 0, 16, 16), Rows());
        dataset.Tell(new RowsFree(31, 0));
        Assert.Equal(0, Assert.IsType<StreamCredit>(_desk.Next()).FreeStep);
    }

    [Fact]
    public void A_step_that_was_left_out_is_told_to_the_client()
    {
        IActorRef dataset = Sys.ActorOf(Props.Create(() => new DatasetActor(_desk)));
        dataset.Tell(s_spec);
        _desk.Next();
        dataset.Tell(new StreamStep(31, new(3, true, 0, 3, 96, 32, false, false)));
        Assert.Contains("step 3", Assert.IsType<RunRefused>(_desk.Next()).Reason);
    }

    private (string Worker, long Step, int FirstRow, int Rows) Rows() =>
        _desk.Rows.TryTake(out (string, long, int, int) rows, TimeSpan.FromSeconds(10))
            ? rows
            : throw new TimeoutException("No rows were sent.");
}
