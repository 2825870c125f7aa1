using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The coordinator took a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Ahead">How many runs are served before it.</param>
[MessagePackObject]
public sealed record RunAccepted(
    [property: Key(0)] long Run,
    [property: Key(1)] int Ahead) : IRunMessage;
