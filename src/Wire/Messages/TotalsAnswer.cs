using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Answers a request for totals; if they are held, their frames follow.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The generation of the request.</param>
/// <param name="Step">The step.</param>
/// <param name="Holding">Whether they are held.</param>
/// <param name="Description">What the step is, if its totals are held.</param>
[MessagePackObject]
public sealed record TotalsAnswer(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] long Step,
    [property: Key(3)] TotalsHolding Holding,
    [property: Key(4)] StepDescription? Description) : IRunMessage;
