namespace Strata.Coordinator.Actors;

/// <summary>The way to the coordinator's singleton, wherever it lives.</summary>
internal sealed class CoordinatorKey;
