using Akka.Actor;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Actors;

/// <summary>Tells a run's layers what concerns them.</summary>
/// <param name="spec">The run.</param>
/// <param name="layers">The region of <see cref="LayerActor"/>.</param>
/// <param name="model">The run's actor, which layers answer.</param>
internal sealed class LayerVoice(StartRun spec, IActorRef layers, IActorRef model)
{
    private readonly IGrouping<string, LayerSpan>[] _layers = [.. spec.Layers.GroupBy(span => span.Layer)];
    private readonly HashSet<string> _waiting = [];

    /// <summary>The run's layers are there.</summary>
    public void Begin() => ToAll(layer => new LayerBegins(spec.Run, layer, SpansOf(layer), spec.TrainLevels));

    /// <summary>A view begins.</summary>
    public void ViewMade(View view)
    {
        _waiting.Clear();
        Begin();
        ToAll(layer => new LayerView(spec.Run, layer, view));
    }

    /// <summary>Steps are applied.</summary>
    public void Applied(long step) => ToAll(layer => new LayerSteps(spec.Run, layer, step));

    /// <summary>A worker reports; layers hear of it while any worker waits for a bucket.</summary>
    public void On(Progress report)
    {
        bool waits = report.Waits.Any(wait => wait.Level >= 0);
        bool changed = waits ? _waiting.Add(report.Worker) : _waiting.Remove(report.Worker);
        if (changed || _waiting.Count > 0)
        {
            ToAll(layer => new LayerWaits(spec.Run, layer, report.Worker, report.Applied, report.Waits));
        }
    }

    private LayerSpan[] SpansOf(string layer) => [.. _layers.First(group => group.Key == layer)];

    private void ToAll(Func<string, ILayerMessage> message)
    {
        foreach (IGrouping<string, LayerSpan> layer in _layers)
        {
            layers.Tell(message(layer.Key), model);
        }
    }
}
