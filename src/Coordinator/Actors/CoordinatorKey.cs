namespace Strata.Coordinator.Actors;

/// <summary>The singleton of the coordinator, where it lives.</summary>
internal sealed class CoordinatorKey;
