using System.Text.Json.Nodes;
using Strata.Backends;
using Strata.Ops;
using Strata.Serialization;

namespace Strata.Initializers;

/// <summary>
/// Random numbers whose spread fits the number of inputs or outputs of a weight: truncated normal with the standard
/// deviation √s, or uniform up to √(3s), where s = scale / max(1, fan).
/// </summary>
public abstract class ScaledInitializer : Initializer
{
    private protected ScaledInitializer(double scale, FanMode mode, InitializerDistribution distribution, int? seed)
    {
        if (!(scale > 0)) throw new ArgumentException($"scale: expected a positive number, received {scale}.");
        this.scale = scale;
        this.mode = mode;
        this.distribution = distribution;
        this.seed = seed;
    }

    /// <summary>A factor of the variance.</summary>
    public double scale { get; }

    /// <summary>What the variance is divided by.</summary>
    public FanMode mode { get; }

    /// <summary>How the numbers are spread.</summary>
    public InitializerDistribution distribution { get; }

    /// <summary>Makes the values repeatable.</summary>
    public int? seed { get; }

    /// <inheritdoc/>
    public override Tensor apply(int[] shape, DType dtype)
    {
        var (fanIn, fanOut) = Fans(shape);
        double fan = mode.Value switch { "fanIn" => fanIn, "fanOut" => fanOut, _ => (fanIn + fanOut) / 2 };
        double s = scale / Math.Max(1, fan), limit = Math.Sqrt(3 * s);
        var numbers = distribution.Value == "uniform"
            ? RandomTensors.Fixed(new([.. shape]), DType.float32, Distribution.Uniform, -limit, limit, seed)
            : RandomTensors.Fixed(new([.. shape]), DType.float32, Distribution.TruncatedNormal, 0, Math.Sqrt(s), seed);
        return numbers.cast(dtype);
    }

    /// <summary>Files know all of them as VarianceScaling.</summary>
    public override string getClassName() => nameof(VarianceScaling);

    /// <inheritdoc/>
    public override JsonObject getConfig() => ConfigSchema.Of(typeof(VarianceScaling)).Read(this);

    private static (double In, double Out) Fans(int[] shape)
    {
        double all = 1;
        foreach (int n in shape) all *= n;
        if (shape.Length == 2) return (shape[0], shape[1]);
        return shape.Length is 3 or 4 or 5 ? (all / shape[^1], all / shape[^2]) : (Math.Sqrt(all), Math.Sqrt(all));
    }
}
