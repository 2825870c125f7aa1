namespace Strata.Coordinator.Actors;

/// <summary>The region of runs' data.</summary>
internal sealed class DatasetKey;
