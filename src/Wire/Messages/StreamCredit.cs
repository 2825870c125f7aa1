using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The coordinator takes steps of a streamed run up to one, and will never ask for some again.</summary>
/// <param name="Run">The run.</param>
/// <param name="FreeStep">Steps up to it need not be kept by the client.</param>
/// <param name="UntilStep">The last step there is room for.</param>
[MessagePackObject]
public sealed record StreamCredit(
    [property: Key(0)] long Run,
    [property: Key(1)] long FreeStep,
    [property: Key(2)] long UntilStep) : IRunMessage;
