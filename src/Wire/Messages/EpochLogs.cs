using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The logs of one epoch.</summary>
/// <param name="Epoch">The epoch's number.</param>
/// <param name="Train">Logs of the training, in the order of the run's names.</param>
/// <param name="Validate">Logs of the validation; null without one.</param>
[MessagePackObject]
public sealed record EpochLogs(
    [property: Key(0)] int Epoch,
    [property: Key(1)] double[] Train,
    [property: Key(2)] double[]? Validate);
