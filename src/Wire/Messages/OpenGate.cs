using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Lets a run go on; a gate is never closed again.</summary>
/// <param name="Run">The run.</param>
/// <param name="UntilStep">The last step that may be run.</param>
/// <param name="WithState">Whether the state is wanted at the next gate.</param>
[MessagePackObject]
public sealed record OpenGate(
    [property: Key(0)] long Run,
    [property: Key(1)] long UntilStep,
    [property: Key(2)] bool WithState) : IRunMessage;
