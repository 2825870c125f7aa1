namespace Strata.Optimizers.Schedules;

/// <summary>initialLearningRate/(1 + decayRate·step/decaySteps).</summary>
/// <param name="initialLearningRate">The rate of the first step.</param>
/// <param name="decaySteps">The steps by which time is measured.</param>
/// <param name="decayRate">How fast it falls.</param>
/// <param name="staircase">Whether time is rounded down, so that the rate falls in jumps.</param>
public sealed class InverseTimeDecay(
    double initialLearningRate, double decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    /// <summary>The rate of the first step.</summary>
    public double initialLearningRate { get; } = initialLearningRate;

    /// <summary>The steps by which time is measured.</summary>
    public double decaySteps { get; } = Positive.Of(decaySteps);

    /// <summary>How fast it falls.</summary>
    public double decayRate { get; } = decayRate;

    /// <summary>Whether time is rounded down.</summary>
    public bool staircase { get; } = staircase;

    /// <inheritdoc/>
    public override Tensor call(Tensor step)
    {
        var time = step.div(decaySteps);
        Tensor initial = initialLearningRate;
        return initial.div((staircase ? time.floor() : time).mul(decayRate).add(1));
    }
}
