using Akka.Actor;
using Akka.Event;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Worker.Compute;

namespace Strata.Worker.Actors;

/// <summary>
/// A worker's place in the cluster: offers the device to the coordinator, and carries messages between runs'
/// coordinators and their compute threads. It decides nothing.
/// </summary>
internal sealed class WorkerActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan HelloEvery = TimeSpan.FromSeconds(1);
    private readonly IActorRef coordinator;
    private readonly WorkerNode node;
    private readonly RunFactory runs;
    private readonly WorkerHello hello;
    private readonly Dictionary<long, IActorRef> models = [];
    private readonly ILoggingAdapter log = Context.GetLogger();
    private bool welcomed;

    /// <summary>Made by Akka.Hosting.</summary>
    /// <param name="coordinator">The coordinator's singleton.</param>
    /// <param name="node">The data plane.</param>
    /// <param name="runs">Makes compute threads.</param>
    /// <param name="hello">What this worker is.</param>
    public WorkerActor(IActorRef coordinator, WorkerNode node, RunFactory runs, WorkerHello hello)
    {
        (this.coordinator, this.node, this.runs, this.hello) = (coordinator, node, runs, hello);
        Receive<SayHello>(_ => SayHelloNow());
        Receive<WorkerWelcome>(Welcome);
        Receive<WorkerRefused>(refused => log.Error("The coordinator refused this worker: {0}", refused.Reason));
        Receive<ToRun>(message => Forward(message.Message));
        Receive<Ended>(end => node.Remove(end.Run));
        Receive<SeedRun>(Seed);
        Receive<Dismissed>(Dismiss);
        Receive<IRunMessage>(message =>
        {
            models[message.Run] = Sender;
            node.Find(message.Run)?.On(message);
        });
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        var self = Self;
        node.Outgoing += message => self.Tell(new ToRun((IRunMessage)message));
        Timers.StartPeriodicTimer("hello", SayHello.Instance, TimeSpan.Zero, HelloEvery);
    }

    /// <inheritdoc/>
    protected override void PostStop() => coordinator.Tell(new WorkerBye(hello.Worker, "it was asked to stop"));

    private void Welcome(WorkerWelcome welcome)
    {
        node.UseCoordinator(PeerAddress.FromEndpoints(welcome.Coordinator, welcome.Endpoints));
        node.KeepInTouch();
        if (!welcomed) log.Info("Worker {0} is in the cluster of {1}.", hello.Worker, welcome.Coordinator);
        welcomed = true;
    }

    private void Seed(SeedRun seed)
    {
        models[seed.Run] = Sender;
        if (node.Find(seed.Run) is not { } run)
        {
            run = runs.Make(seed.Spec);
            var (self, number) = (Self, seed.Run);
            run.Failed += error =>
            {
                // What could not be fetched is fetched again when the run is offered again; the rest is an error.
                if (error is not IOException)
                    self.Tell(new ToRun(new WorkerFailed(number, hello.Worker, error.Message)));
                self.Tell(new Ended(number));
            };
            node.Add(run);
            run.Start();
        }

        run.On(seed);
    }

    private void Dismiss(Dismissed message)
    {
        node.Find(message.Run)?.On(message);
        if (!message.Over)
        {
            // The state stays: offered again, the worker goes on from it.
            coordinator.Tell(hello);
            return;
        }

        node.Remove(message.Run);
        models.Remove(message.Run);
    }

    private void SayHelloNow()
    {
        coordinator.Tell(hello);
        foreach (var run in node.Runs) run.Tick();
    }

    private void Forward(IRunMessage message)
    {
        if (message is WorkerFailed failure) log.Error("Run {0} failed here: {1}", failure.Run, failure.Reason);
        if (models.TryGetValue(message.Run, out var model)) model.Tell(message);
    }

    private sealed record ToRun(IRunMessage Message);

    private sealed record Ended(long Run);

    private sealed class SayHello
    {
        internal static readonly SayHello Instance = new();
    }
}
