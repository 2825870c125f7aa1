using Akka.Actor;
using Akka.Event;
using Strata.Coordinator.Domain;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>
/// One layer of a run: a shell around <see cref="LayerMachine"/>. It sees what its run forwards to it, and proposes to
/// the run that another worker own its buckets.
/// </summary>
internal sealed class LayerActor : ReceiveActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private LayerMachine? _machine;
    private IActorRef _model = ActorRefs.Nobody;

    /// <summary>Made by sharding; begins with <see cref="LayerBegins"/>.</summary>
    public LayerActor()
    {
        Receive<LayerBegins>(begin =>
        {
            _machine ??= new LayerMachine(begin);
            _model = Sender;
        });
        Receive<LayerView>(view => _machine?.ViewMade(view.View));
        Receive<LayerSteps>(steps => _machine?.Applied(steps.Step));
        Receive<LayerWaits>(OnWaits);
        Receive<LayerStatusWanted>(wanted =>
        {
            if (_machine is { } machine)
            {
                Sender.Tell(machine.Status());
            }
        });
    }

    private void OnWaits(LayerWaits report)
    {
        _model = Sender;
        if (_machine?.On(report) is { } slow)
        {
            _log.Info("Run {0}, layer {1}: {2} should not own its buckets: {3}.", slow.Run, slow.Layer, slow.Worker,
                slow.Reason);
            _model.Tell(slow);
        }
    }
}
