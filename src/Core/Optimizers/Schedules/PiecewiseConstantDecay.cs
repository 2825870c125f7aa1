namespace Strata.Optimizers.Schedules;

/// <summary>The first value up to and with the first boundary, the next up to the next, the last beyond.</summary>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    /// <summary>A rate per stretch of steps.</summary>
    /// <param name="boundaries">Numbers of steps, rising.</param>
    /// <param name="values">The rates: one more than there are boundaries.</param>
    /// <exception cref="ArgumentException">Their numbers do not fit, or the boundaries do not rise.</exception>
    public PiecewiseConstantDecay(double[] boundaries, double[] values)
    {
        if (values.Length != boundaries.Length + 1)
        {
            throw new ArgumentException(
                $"values: expected {boundaries.Length + 1}, one more than there are boundaries, received " +
                $"{values.Length}.");
        }

        if (boundaries.Zip(boundaries.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException(
                $"boundaries: expected rising numbers, received {string.Join(", ", boundaries)}.");
        }

        this.boundaries = boundaries;
        this.values = values;
    }

    /// <summary>Numbers of steps, rising.</summary>
    public double[] boundaries { get; }

    /// <summary>The rates.</summary>
    public double[] values { get; }

    /// <inheritdoc/>
    public override Tensor call(Tensor step)
    {
        Tensor rate = values[^1];
        for (int i = boundaries.Length - 1; i >= 0; i--)
            rate = Tensor.Choose(step.lessEqual(boundaries[i]), values[i], rate);
        return rate;
    }
}
