namespace Strata.Coordinator.Actors;

/// <summary>The region of runs.</summary>
internal sealed class ModelKey;
