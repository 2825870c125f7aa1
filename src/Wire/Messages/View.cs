using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Phase two: who trains from a step on. Valid until a newer generation.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="FromStep">The first step of the view; all before it are applied or caught up.</param>
/// <param name="Members">The workers by rank.</param>
/// <param name="Weights">Each rank's share of the leaves, as LeafShare takes them.</param>
/// <param name="Owners">The ranks that own buckets, in the order BucketLayout.OwnerOf takes them.</param>
/// <param name="Sources">For each rank, who gives it what it lacks before FromStep, or -1.</param>
/// <param name="UntilStep">The gate: the last step that may be run.</param>
[MessagePackObject]
public sealed record View(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] long FromStep,
    [property: Key(3)] ViewMember[] Members,
    [property: Key(4)] int[] Weights,
    [property: Key(5)] int[] Owners,
    [property: Key(6)] int[] Sources,
    [property: Key(7)] long UntilStep) : IRunMessage;
