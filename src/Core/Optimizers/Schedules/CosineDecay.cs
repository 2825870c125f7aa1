namespace Strata.Optimizers.Schedules;

/// <summary>
/// Half a wave of a cosine (Loshchilov and Hutter, 2016): rate·((1 − alpha)·(1 + cos(π·step/decaySteps))/2 + alpha),
/// and rate·alpha once decaySteps are made. With a warm-up the rate first rises, on a line, from initialLearningRate to
/// warmupTarget in warmupSteps, and falls from there.
/// </summary>
/// <param name="initialLearningRate">The rate of the first step.</param>
/// <param name="decaySteps">Steps of the fall.</param>
/// <param name="alpha">The share of the rate that is left at the end.</param>
/// <param name="warmupTarget">The rate at the end of the warm-up; without one there is no warm-up.</param>
/// <param name="warmupSteps">Steps of the warm-up.</param>
public sealed class CosineDecay(
    double initialLearningRate, double decaySteps, double alpha = 0, double? warmupTarget = null,
    double warmupSteps = 0) : LearningRateSchedule
{
    /// <summary>The rate of the first step.</summary>
    public double initialLearningRate { get; } = initialLearningRate;

    /// <summary>Steps of the fall.</summary>
    public double decaySteps { get; } = Positive.Of(decaySteps);

    /// <summary>The share of the rate that is left at the end.</summary>
    public double alpha { get; } = alpha;

    /// <summary>The rate at the end of the warm-up, or null.</summary>
    public double? warmupTarget { get; } = warmupTarget;

    /// <summary>Steps of the warm-up.</summary>
    public double warmupSteps { get; } = warmupSteps;

    /// <inheritdoc/>
    public override Tensor call(Tensor step)
    {
        if (warmupTarget is not { } target || warmupSteps <= 0) return Fall(step, warmupTarget ?? initialLearningRate);
        var rise = step.div(warmupSteps).mul(target - initialLearningRate).add(initialLearningRate);
        return Tensor.Choose(step.less(warmupSteps), rise, Fall(step.sub(warmupSteps), target));
    }

    private Tensor Fall(Tensor step, double from)
    {
        var angle = step.minimum(decaySteps).div(decaySteps).mul(Math.PI);
        return angle.cos().add(1).mul(0.5).mul(1 - alpha).add(alpha).mul(from);
    }
}
