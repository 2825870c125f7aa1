using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The logs of an epoch's training or validation.</summary>
/// <param name="Epoch">The epoch's number.</param>
/// <param name="Trains">Whether it is the training's.</param>
/// <param name="Values">In the order of the run's names.</param>
[MessagePackObject]
public sealed record PhaseLogs(
    [property: Key(0)] int Epoch,
    [property: Key(1)] bool Trains,
    [property: Key(2)] double[] Values);
