namespace Strata.Optimizers.Schedules;

/// <summary>
/// (initialLearningRate − endLearningRate)·(1 − step/decaySteps)^power + endLearningRate, and endLearningRate once
/// decaySteps are made; or, in cycles, decaySteps is taken as often as it takes to reach the step.
/// </summary>
/// <param name="initialLearningRate">The rate of the first step.</param>
/// <param name="decaySteps">Steps until the end.</param>
/// <param name="endLearningRate">The rate at the end.</param>
/// <param name="power">The exponent; 1 is a line.</param>
/// <param name="cycle">Whether it begins anew, each time lower, beyond the end.</param>
public sealed class PolynomialDecay(
    double initialLearningRate, double decaySteps, double endLearningRate = 0.0001, double power = 1,
    bool cycle = false) : LearningRateSchedule
{
    /// <summary>The rate of the first step.</summary>
    public double initialLearningRate { get; } = initialLearningRate;

    /// <summary>Steps until the end.</summary>
    public double decaySteps { get; } = Positive.Of(decaySteps);

    /// <summary>The rate at the end.</summary>
    public double endLearningRate { get; } = endLearningRate;

    /// <summary>The exponent.</summary>
    public double power { get; } = power;

    /// <summary>Whether it begins anew beyond the end.</summary>
    public bool cycle { get; } = cycle;

    /// <inheritdoc/>
    public override Tensor call(Tensor step)
    {
        var fraction = cycle ? step.div(step.div(decaySteps).ceil().maximum(1).mul(decaySteps))
            : step.minimum(decaySteps).div(decaySteps);
        return fraction.neg().add(1).pow(power).mul(initialLearningRate - endLearningRate).add(endLearningRate);
    }
}
