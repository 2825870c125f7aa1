using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A client announces the next step of a streamed run; its rows go over the data plane.</summary>
/// <param name="Run">The run.</param>
/// <param name="Description">What the step is.</param>
[MessagePackObject]
public sealed record StreamStep(
    [property: Key(0)] long Run,
    [property: Key(1)] StepDescription Description) : IRunMessage;
