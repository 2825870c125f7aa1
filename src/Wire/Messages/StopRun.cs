using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Ends a run where it stands; the weights of the last applied step are kept.</summary>
/// <param name="Run">The run.</param>
/// <param name="Reason">Why, as a sentence.</param>
[MessagePackObject]
public sealed record StopRun(
    [property: Key(0)] long Run,
    [property: Key(1)] string Reason) : IRunMessage;
