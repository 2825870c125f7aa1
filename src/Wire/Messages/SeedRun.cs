using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker is to get a run's state, so that a view can include it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Spec">What the run is.</param>
/// <param name="Source">Who has the state.</param>
/// <param name="Checkpoint">The state to fetch from the coordinator; null when the source is a worker.</param>
/// <param name="CheckpointStep">The step after which the checkpoint was taken; -1 before step 0.</param>
[MessagePackObject]
public sealed record SeedRun(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] StartRun Spec,
    [property: Key(3)] ViewMember Source,
    [property: Key(4)] BlobReference? Checkpoint,
    [property: Key(5)] long CheckpointStep) : IRunMessage;
