using Akka.Actor;
using Akka.Event;
using Strata.Coordinator.Domain;
using Strata.Coordinator.Gateway;
using Strata.Wire.DataPlane;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>The cluster's one door for workers and runs: a shell around <see cref="FleetMachine"/>.</summary>
internal sealed class CoordinatorActor : ReceiveActor, IFleetPort
{
    private readonly IRunDesk gateway;
    private readonly IActorRef models;
    private readonly IActorRef datasets;
    private readonly FleetMachine fleet;
    private readonly Dictionary<IActorRef, string> watched = [];
    private readonly ILoggingAdapter log = Context.GetLogger();

    /// <summary>Made by Akka.Hosting.</summary>
    public CoordinatorActor(IRunDesk gateway, IActorRef models, IActorRef datasets)
    {
        (this.gateway, this.models, this.datasets) = (gateway, models, datasets);
        fleet = new(PeerIdentity.ThisVersion, this);
        Receive<WorkerHello>(Join);
        Receive<WorkerBye>(bye => fleet.Lose(bye.Worker, bye.Reason));
        Receive<StartRun>(fleet.Admit);
        Receive<RunEnded>(end => fleet.Ended(end.Run));
        Receive<Terminated>(end =>
        {
            if (watched.Remove(end.ActorRef, out string? worker)) fleet.Lose(worker, "its process is gone");
        });
    }

    void IFleetPort.Start(StartRun run)
    {
        models.Tell(run);
        datasets.Tell(run);
    }

    void IFleetPort.ToRun(IRunMessage message) => models.Tell(message);

    void IFleetPort.ToClient(long run, IWireMessage message) => gateway.ToClient(run, message);

    void IFleetPort.Forget(string worker) => gateway.Forget(worker);

    void IFleetPort.Note(string text) => log.Info(text);

    private void Join(WorkerHello hello)
    {
        if (fleet.Join(hello, Sender.Path.ToStringWithAddress()) is { } refusal)
        {
            Sender.Tell(new WorkerRefused(hello.Worker, refusal));
            return;
        }

        if (watched.TryAdd(Sender, hello.Worker)) Context.Watch(Sender);
        Sender.Tell(new WorkerWelcome(hello.Worker, gateway.Address.Id, gateway.Address.ToEndpoints()));
    }
}
