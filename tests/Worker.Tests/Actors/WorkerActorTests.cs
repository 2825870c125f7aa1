using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Strata.Kernels.Cpu;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Worker.Actors;
using Strata.Worker.Compute;
using Xunit;
using LinkOptions = Strata.Wire.DataPlane.LinkOptions;

namespace Strata.Worker.Tests.Actors;

public sealed class WorkerActorTests : TestKit
{
    // A deadline for busy machines; what is expected comes long before.
    private const string Patience = "akka.test.single-expect-default = 20s";

    private static readonly StartRun s_spec = new(
        41, "story", new("plan", 1, ""), new("initial", 1, ""), [], null, [100], [10], ["loss"], [], 1, 99, null);

    private readonly WorkerNode _node = new(
        new LinkOptions { Id = "w1#1", Role = PeerRole.Worker, Token = "a token of the tests" },
        new ListenerOptions { SocketFolder = null }, TimeProvider.System);

    private readonly TestProbe _coordinator;
    private readonly IActorRef _worker;

    public WorkerActorTests()
        : base(Patience)
    {
        _coordinator = CreateTestProbe("coordinator");
        var runs = new RunFactory(_node, new CpuBackend(), TimeProvider.System);
        var hello = new WorkerHello("w1#1", "w1", "1.0.0", "cpu", "cpu", _node.Address.ToEndpoints());
        _worker = Sys.ActorOf(Props.Create(() => new WorkerActor(_coordinator.Ref, _node, runs, hello)));
    }

    [Fact]
    public void A_worker_offers_itself_again_and_again_because_a_coordinator_may_be_new()
    {
        Assert.Equal("w1#1", _coordinator.ExpectMsg<WorkerHello>().Worker);
        _worker.Tell(new WorkerWelcome("w1#1", "coordinator", ["tcp://127.0.0.1:1"]), _coordinator);
        Assert.Equal(_node.Address.ToEndpoints(), _coordinator.ExpectMsg<WorkerHello>().Endpoints);
    }

    [Fact]
    public void A_worker_that_stops_says_so()
    {
        _coordinator.ExpectMsg<WorkerHello>();
        Sys.Stop(_worker);
        Assert.Equal("w1#1", _coordinator.FishForMessage<WorkerBye>(_ => true).Worker);
    }

    [Fact]
    public void A_plan_that_cannot_be_fetched_ends_no_run()
    {
        TestProbe model = CreateTestProbe("model");
        var seed = new SeedRun(41, 0, s_spec, new("coordinator", []), s_spec.State, -1);
        _worker.Tell(seed, model);
        AwaitCondition(() => _node.Find(41) is null);
        model.ExpectNoMsg(TimeSpan.FromMilliseconds(20));
        _worker.Tell(seed, model);
        AwaitCondition(() => _node.Find(41) is null);
    }

    [Fact]
    public void A_dismissed_worker_offers_itself_at_once()
    {
        _coordinator.ExpectMsg<WorkerHello>();
        _worker.Tell(new Dismissed(41, 3, "w1#1", "it was silent", false), CreateTestProbe("model"));
        _coordinator.ExpectMsg<WorkerHello>(TimeSpan.FromMilliseconds(900));
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _node.Dispose();
    }
}
