namespace Strata.Training;

/// <summary>Where the rows of a run come from.</summary>
public abstract record RunData
{
    private RunData()
    {
    }

    /// <summary>Tensors that are sent whole to whoever computes; the steps follow from the schedule.</summary>
    /// <param name="Schedule">The steps.</param>
    /// <param name="Train">The inputs of training steps, each with a row per sample.</param>
    /// <param name="Validate">The inputs of validation steps.</param>
    /// <param name="ShuffleSeed">The seed of each epoch's order; null keeps the rows in place.</param>
    public sealed record Whole(StepSchedule Schedule, Tensor[] Train, Tensor[] Validate, int? ShuffleSeed) : RunData;

    /// <summary>Batches that a pipeline on this side gives one after the other.</summary>
    /// <param name="Feed">The steps and their rows.</param>
    /// <param name="MaxRows">The largest batch that is known of; larger ones may come.</param>
    public sealed record Stream(IStepFeed Feed, int MaxRows) : RunData;
}
