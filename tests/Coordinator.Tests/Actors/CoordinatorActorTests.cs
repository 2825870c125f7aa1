using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Strata.Coordinator.Actors;
using Strata.Wire.DataPlane;
using Strata.Wire.Journal;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Coordinator.Tests.Actors;

public sealed class CoordinatorActorTests : TestKit
{
    // A deadline for busy machines; what is expected comes long before.
    private const string Patience = "akka.test.single-expect-default = 20s";

    private static readonly StartRun s_spec = new(
        21, "story", new("plan", 1, ""), new("initial", 1, ""), [], null, [100], [10], ["loss"], [], 1, 99, null);

    private readonly RecordingDesk _desk = new();
    private readonly TestProbe _models;
    private readonly TestProbe _datasets;
    private readonly IActorRef _coordinator;

    public CoordinatorActorTests()
        : base(Patience)
    {
        _models = CreateTestProbe("models");
        _datasets = CreateTestProbe("datasets");
        _coordinator = Sys.ActorOf(Props.Create(() => new CoordinatorActor(_desk, _models.Ref, _datasets.Ref)));
    }

    [Fact]
    public void A_worker_of_another_version_is_refused_by_name_and_version()
    {
        _coordinator.Tell(Hello("w1", "cpu") with { Version = "0.0.1" }, TestActor);
        string reason = ExpectMsg<WorkerRefused>().Reason;
        Assert.Contains("w1", reason);
        Assert.Contains("0.0.1", reason);
        Assert.Contains(PeerIdentity.ThisVersion, reason);
    }

    [Fact]
    public void A_run_gets_the_workers_there_are_and_those_that_come()
    {
        _coordinator.Tell(Hello("w1", "cpu"), TestActor);
        Assert.Equal("coordinator-1", ExpectMsg<WorkerWelcome>().Coordinator);
        _coordinator.Tell(s_spec);
        Assert.IsType<RunAccepted>(_desk.Next());
        _models.ExpectMsg<StartRun>();
        _datasets.ExpectMsg<StartRun>();
        Assert.Equal("w1", _models.ExpectMsg<WorkerOffered>().Worker.Worker);
        _coordinator.Tell(Hello("w2", "cpu"), TestActor);
        Assert.Equal("w2", _models.ExpectMsg<WorkerOffered>().Worker.Worker);
        _coordinator.Tell(new WorkerBye("w1", "it was asked to stop"));
        Assert.Equal("w1", _models.ExpectMsg<WorkerGone>().Worker);
    }

    [Fact]
    public void Workers_of_other_numerics_are_left_out()
    {
        _coordinator.Tell(Hello("w1", "cpu"), TestActor);
        _coordinator.Tell(Hello("w2", "cpu"), TestActor);
        _coordinator.Tell(Hello("w3", "cuda"), TestActor);
        _coordinator.Tell(s_spec);
        _models.ExpectMsg<StartRun>();
        var offered = _models.ReceiveN(2).Cast<WorkerOffered>().Select(offer => offer.Worker.Worker);
        Assert.Equal(["w1", "w2"], offered.Order());
        _models.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_second_run_stands_in_line()
    {
        _coordinator.Tell(s_spec);
        _coordinator.Tell(s_spec with { Run = 22 });
        Assert.Equal(0, Assert.IsType<RunAccepted>(_desk.Next()).Ahead);
        Assert.Equal(1, Assert.IsType<RunAccepted>(_desk.Next()).Ahead);
        Assert.Equal(21, _models.ExpectMsg<StartRun>().Run);
        _coordinator.Tell(new RunEnded(21, false, null));
        Assert.Equal(22, _models.ExpectMsg<StartRun>().Run);
    }

    [Fact]
    public void The_line_has_an_end()
    {
        for (int run = 0; run <= Coordinator.Domain.FleetMachine.MostWaiting + 1; run++)
        {
            _coordinator.Tell(s_spec with { Run = 100 + run });
        }
        IWireMessage[] answers = [.. Enumerable.Range(0, 66).Select(_ => _desk.Next())];
        Assert.Equal(100 + 65, Assert.IsType<RunRefused>(answers[^1]).Run);
        Assert.All(answers[..^1], answer => Assert.IsType<RunAccepted>(answer));
    }

    private static WorkerHello Hello(string worker, string numerics) =>
        new(worker, worker, PeerIdentity.ThisVersion, numerics, numerics, ["tcp://127.0.0.1:1"]);
}
