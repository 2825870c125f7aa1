using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A client asks for a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Name">What the run is called in logs.</param>
/// <param name="Plan">The compiled plans.</param>
/// <param name="State">Weights, optimizer state and accumulators before step 0.</param>
/// <param name="Data">The data, if it goes to every worker once.</param>
/// <param name="Schedule">The steps; null when the client streams them.</param>
/// <param name="TrainLevels">Floats of each exchange level of a training step.</param>
/// <param name="ValidateLevels">Floats of each exchange level of a validation step.</param>
/// <param name="LogNames">Names of a training step's logs, in their order.</param>
/// <param name="Layers">Where each layer's gradients lie.</param>
/// <param name="Workers">How many workers to wait for before the first view, for a while; at least 1.</param>
/// <param name="UntilStep">The last step that may be run before the client opens the gate.</param>
/// <param name="Numerics">The arithmetic wanted; null takes the largest group of workers.</param>
[MessagePackObject]
public sealed record StartRun(
    [property: Key(0)] long Run,
    [property: Key(1)] string Name,
    [property: Key(2)] BlobReference Plan,
    [property: Key(3)] BlobReference State,
    [property: Key(4)] BlobReference[] Data,
    [property: Key(5)] RunSchedule? Schedule,
    [property: Key(6)] int[] TrainLevels,
    [property: Key(7)] int[] ValidateLevels,
    [property: Key(8)] string[] LogNames,
    [property: Key(9)] LayerSpan[] Layers,
    [property: Key(10)] int Workers,
    [property: Key(11)] long UntilStep,
    [property: Key(12)] string? Numerics) : IRunMessage;
