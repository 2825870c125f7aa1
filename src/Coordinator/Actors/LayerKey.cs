namespace Strata.Coordinator.Actors;

/// <summary>The region of layers.</summary>
internal sealed class LayerKey;
