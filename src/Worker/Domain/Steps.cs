using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>Turns the description of a step on the wire into the one the mathematics uses, and back.</summary>
internal static class Steps
{
    /// <summary>From the wire.</summary>
    public static StepInfo InfoOf(StepDescription d) => new(
        d.Step, d.Trains ? StepKind.Train : StepKind.Validate, d.Epoch, d.Batch, d.FirstRow, d.Rows, d.EndsPhase,
        d.EndsEpoch);

    /// <summary>To the wire.</summary>
    public static StepDescription Describe(StepInfo info) => new(
        info.Step, info.Kind == StepKind.Train, info.Epoch, info.Batch, info.FirstRow, info.Rows, info.EndsPhase,
        info.EndsEpoch);
}
