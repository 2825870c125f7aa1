using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A client has no more steps.</summary>
/// <param name="Run">The run.</param>
/// <param name="Steps">How many steps the run has.</param>
[MessagePackObject]
public sealed record StreamEnded(
    [property: Key(0)] long Run,
    [property: Key(1)] long Steps) : IRunMessage;
