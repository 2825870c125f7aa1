using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A client announces a step of a streamed run; its rows go over the data plane.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The step.</param>
/// <param name="Trains">Whether it trains or validates.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="Batch">The batch within the epoch's training or validation.</param>
/// <param name="Rows">Rows of the global batch.</param>
/// <param name="EndsPhase">Whether it is the last of the epoch's training or validation.</param>
/// <param name="EndsEpoch">Whether it is the epoch's last step.</param>
[MessagePackObject]
public sealed record StreamStep(
    [property: Key(0)] long Run,
    [property: Key(1)] long Step,
    [property: Key(2)] bool Trains,
    [property: Key(3)] int Epoch,
    [property: Key(4)] int Batch,
    [property: Key(5)] int Rows,
    [property: Key(6)] bool EndsPhase,
    [property: Key(7)] bool EndsEpoch) : IRunMessage;
