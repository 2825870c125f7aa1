using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A run ended well; to the client.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The last step applied; -1 for none.</param>
/// <param name="History">Every epoch's logs.</param>
/// <param name="State">The state after the last step.</param>
/// <param name="Stopped">Why it ended before its last step; null if it did not.</param>
[MessagePackObject]
public sealed record RunCompleted(
    [property: Key(0)] long Run,
    [property: Key(1)] long Step,
    [property: Key(2)] EpochLogs[] History,
    [property: Key(3)] BlobReference State,
    [property: Key(4)] string? Stopped) : IRunMessage;
