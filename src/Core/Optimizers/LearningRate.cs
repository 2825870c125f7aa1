namespace Strata;

/// <summary>
/// What optimizers take as learningRate: a number, or a schedule that follows the steps. Converts from both.
/// </summary>
public sealed class LearningRate
{
    private LearningRate(double value) => Value = value;

    private LearningRate(LearningRateSchedule schedule) => Schedule = schedule;

    /// <summary>The number, if there is no schedule.</summary>
    internal double Value { get; }

    /// <summary>The schedule, or null.</summary>
    internal LearningRateSchedule? Schedule { get; }

    /// <summary>The same length for every step, until someone changes it.</summary>
    public static implicit operator LearningRate(double value) => new(value);

    /// <summary>A length for each step.</summary>
    public static implicit operator LearningRate(LearningRateSchedule schedule) => new(schedule);
}
