using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A run cannot go on; to the client.</summary>
/// <param name="Run">The run.</param>
/// <param name="Reason">What and who was waited for, as a sentence.</param>
/// <param name="Step">The newest step known to be applied; -1 for none.</param>
/// <param name="History">The logs of the epochs that ended.</param>
/// <param name="State">The newest state that was kept.</param>
[MessagePackObject]
public sealed record RunFailed(
    [property: Key(0)] long Run,
    [property: Key(1)] string Reason,
    [property: Key(2)] long Step,
    [property: Key(3)] EpochLogs[] History,
    [property: Key(4)] BlobReference? State) : IRunMessage;
