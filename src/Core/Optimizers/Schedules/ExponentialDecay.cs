namespace Strata.Optimizers.Schedules;

/// <summary>initialLearningRate·decayRate^(step/decaySteps).</summary>
/// <param name="initialLearningRate">The rate of the first step.</param>
/// <param name="decaySteps">Steps after which it has once been multiplied by <paramref name="decayRate"/>.</param>
/// <param name="decayRate">The factor.</param>
/// <param name="staircase">Whether the exponent is rounded down, so that the rate falls in jumps.</param>
public sealed class ExponentialDecay(
    double initialLearningRate, double decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    /// <summary>The rate of the first step.</summary>
    public double initialLearningRate { get; } = initialLearningRate;

    /// <summary>Steps after which it has once been multiplied by <see cref="decayRate"/>.</summary>
    public double decaySteps { get; } = Positive.Of(decaySteps);

    /// <summary>The factor.</summary>
    public double decayRate { get; } = decayRate;

    /// <summary>Whether the exponent is rounded down.</summary>
    public bool staircase { get; } = staircase;

    /// <inheritdoc/>
    public override Tensor call(Tensor step)
    {
        var exponent = step.div(decaySteps);
        return ((Tensor)decayRate).pow(staircase ? exponent.floor() : exponent).mul(initialLearningRate);
    }
}
