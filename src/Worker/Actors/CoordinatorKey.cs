namespace Strata.Worker.Actors;

/// <summary>The way to the coordinator's singleton.</summary>
internal sealed class CoordinatorKey;
