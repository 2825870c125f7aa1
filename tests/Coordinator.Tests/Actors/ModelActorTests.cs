using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Strata.Coordinator.Actors;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Coordinator.Tests.Actors;

public sealed class ModelActorTests : TestKit
{
    // A deadline for busy machines; what is expected comes long before.
    private const string Patience = "akka.test.single-expect-default = 20s";

    private const long Run = 11;
    private static readonly StartRun s_spec = new(
        Run, "story", new("plan", 1, ""), new("initial", 1, ""), [], new(64, 32, 1, 0, 32, 0, null), [100], [10],
        ["loss"], [new("dense_1", 0, 0, 100)], 1, 99, null);

    private readonly RecordingDesk _desk = new();
    private readonly TestProbe _datasets;
    private readonly TestProbe _layers;
    private readonly TestProbe _coordinator;
    private readonly TestProbe _worker;

    public ModelActorTests()
        : base(Patience)
    {
        _datasets = CreateTestProbe("datasets");
        _layers = CreateTestProbe("layers");
        _coordinator = CreateTestProbe("coordinator");
        _worker = CreateTestProbe("worker");
    }

    [Fact]
    public void A_worker_is_seeded_fenced_and_in_the_view_and_layers_and_data_hear_of_it()
    {
        IActorRef model = Model();
        model.Tell(s_spec);
        View view = Train(model);
        Assert.Equal(0, view.FromStep);
        Assert.Equal(view.Generation, _datasets.FishForMessage<View>(_ => true).Generation);
        Assert.Equal("dense_1", _layers.FishForMessage<LayerBegins>(_ => true).Layer);
        Assert.Equal(view.Generation, _layers.FishForMessage<LayerView>(_ => true).View.Generation);
    }

    [Fact]
    public void A_finished_run_is_told_to_its_client_and_to_the_coordinator()
    {
        IActorRef model = Model();
        model.Tell(s_spec);
        View view = Train(model);
        StepLog[] logs = [new(0, [2], null), new(1, [1], new(0, true, [1.5]))];
        model.Tell(new Progress(Run, view.Generation, "w", WorkerPhase.Training, 1, 99, logs, []), _worker);
        Assert.Equal(1, _worker.FishForMessage<StateWanted>(_ => true).Step);
        Assert.Equal(2, Assert.IsType<StepsApplied>(_desk.Next()).Steps.Length);
        model.Tell(new Wire.Journal.CheckpointKept(Run, 1, new("state-1", 1, "")));
        RunCompleted end = Assert.IsType<RunCompleted>(_desk.Next());
        Assert.Equal(1.5, end.History[0].Train[0]);
        Assert.True(_worker.FishForMessage<Dismissed>(_ => true).Over);
        Assert.Equal(Run, _coordinator.ExpectMsg<Wire.Journal.RunEnded>().Run);
    }

    [Fact]
    public void An_actor_that_was_started_again_goes_on_with_a_new_generation()
    {
        IActorRef model = Model();
        model.Tell(s_spec);
        View view = Train(model);
        Watch(model);
        Sys.Stop(model);
        ExpectTerminated(model);
        IActorRef again = Model();
        again.Tell(new WorkerOffered(Run, new("w", []), Path(_worker)));
        Fence fence = _worker.FishForMessage<Fence>(sent => sent.Generation > view.Generation);
        again.Tell(new Fenced(Run, fence.Generation, "w", 0), _worker);
        Assert.Equal(1, _worker.FishForMessage<View>(made => made.Generation == fence.Generation).FromStep);
    }

    [Fact]
    public void It_says_at_any_time_whom_it_waits_for()
    {
        IActorRef model = Model();
        model.Tell(s_spec);
        model.Tell(new WhoIsWaitedFor(Run), TestActor);
        Wait wait = Assert.Single(ExpectMsg<RunStatus>().Waits);
        Assert.Equal("any worker", Assert.Single(wait.Whom));
        model.Tell(new WhoIsWaitedFor(Run), ActorRefs.NoSender);
        Assert.IsType<RunStatus>(_desk.Next());
    }

    private static string Path(TestProbe probe) => probe.Ref.Path.ToStringWithoutAddress();

    private IActorRef Model() => Sys.ActorOf(Props.Create(() => new ModelActor(
        "11", _desk, _coordinator.Ref, _datasets.Ref, _layers.Ref, new SlowClock())));

    private View Train(IActorRef model)
    {
        model.Tell(new WorkerOffered(Run, new("w", []), Path(_worker)));
        SeedRun seed = _worker.FishForMessage<SeedRun>(_ => true);
        Assert.Equal("coordinator-1", seed.Source.Worker);
        model.Tell(new Progress(Run, seed.Generation, "w", WorkerPhase.Seeded, -1, -1, [], []), _worker);
        Fence fence = _worker.FishForMessage<Fence>(_ => true);
        model.Tell(new Fenced(Run, fence.Generation, "w", -1), _worker);
        View view = _worker.FishForMessage<View>(_ => true);
        model.Tell(new Progress(Run, view.Generation, "w", WorkerPhase.Training, -1, 99, [], []), _worker);
        return view;
    }

    // The actor reads it each 25 ms, so that its deadlines are five times as long: a machine that stands still for a
    // second must not have the fence pass before the answer that this class has sent.
    private sealed class SlowClock : TimeProvider
    {
        private long _time;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Interlocked.Add(ref _time, 5);
    }
}
