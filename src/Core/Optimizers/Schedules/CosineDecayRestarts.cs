namespace Strata.Optimizers.Schedules;

/// <summary>
/// Cosine waves one after the other (Loshchilov and Hutter, 2016): each falls as <see cref="CosineDecay"/>, is tMul
/// times as long as the one before, and begins at mMul times its rate.
/// </summary>
/// <param name="initialLearningRate">The rate of the first step.</param>
/// <param name="firstDecaySteps">Steps of the first wave.</param>
/// <param name="tMul">How much longer each wave is.</param>
/// <param name="mMul">How much lower each wave begins.</param>
/// <param name="alpha">The share of the rate that is left at the end of a wave.</param>
public sealed class CosineDecayRestarts(
    double initialLearningRate, double firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0)
    : LearningRateSchedule
{
    /// <summary>The rate of the first step.</summary>
    public double initialLearningRate { get; } = initialLearningRate;

    /// <summary>Steps of the first wave.</summary>
    public double firstDecaySteps { get; } = Positive.Of(firstDecaySteps);

    /// <summary>How much longer each wave is.</summary>
    public double tMul { get; } = tMul;

    /// <summary>How much lower each wave begins.</summary>
    public double mMul { get; } = mMul;

    /// <summary>The share of the rate that is left at the end of a wave.</summary>
    public double alpha { get; } = alpha;

    /// <inheritdoc/>
    public override Tensor call(Tensor step)
    {
        var (wave, fraction) = Place(step.div(firstDecaySteps));
        var height = ((Tensor)mMul).pow(wave).mul(0.5);
        return fraction.mul(Math.PI).cos().add(1).mul(height).mul(1 - alpha).add(alpha).mul(initialLearningRate);
    }

    // Which wave it is, and how far within. Lengths grow as a geometric series: 1 + t + … + tⁿ⁻¹ = (1 − tⁿ)/(1 − t).
    private (Tensor Wave, Tensor Fraction) Place(Tensor completed)
    {
        if (tMul == 1)
        {
            var whole = completed.floor();
            return (whole, completed.sub(whole));
        }

        var wave = completed.mul(tMul - 1).add(1).log().div(Math.Log(tMul)).floor();
        var length = ((Tensor)tMul).pow(wave);
        return (wave, completed.sub(length.sub(1).div(tMul - 1)).div(length));
    }
}
