using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The coordinator takes steps up to one.</summary>
/// <param name="Run">The run.</param>
/// <param name="UntilStep">The last step there is room for.</param>
[MessagePackObject]
public sealed record StreamCredit(
    [property: Key(0)] long Run,
    [property: Key(1)] long UntilStep) : IRunMessage;
