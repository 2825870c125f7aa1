using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A client has taken home what it wanted of a run that is over: what is kept for it may go.</summary>
/// <param name="Run">The run.</param>
[MessagePackObject]
public sealed record RunTaken(
    [property: Key(0)] long Run) : IRunMessage;
