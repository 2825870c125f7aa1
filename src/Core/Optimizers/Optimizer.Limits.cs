using Strata.Optimizers;

namespace Strata;

public abstract partial class Optimizer
{
    private readonly List<string> undecayed = [];
    private GradientClipping? clipping;
    private double? decayShare;

    /// <summary>
    /// How much of each weight a step takes away beside its update, times the learning rate: w ← w − learningRate·
    /// weightDecay·w, before the update (Loshchilov and Hutter, 2017). Null for none.
    /// </summary>
    /// <exception cref="ArgumentException">The number is negative.</exception>
    public double? weightDecay
    {
        get => decayShare;
        set => decayShare = value is null or >= 0 ? value
            : throw new ArgumentException($"weightDecay: expected 0 or more, received {value}.");
    }

    /// <summary>
    /// The largest norm of a gradient: one that is longer is shortened to it, each weight's by itself. Null for none;
    /// of the three ways to clip one may be set. Keras calls it clipnorm.
    /// </summary>
    /// <exception cref="ArgumentException">The number is not positive, or gradients are clipped already.</exception>
    public double? clipNorm
    {
        get => Limit(GradientClipping.Norm);
        set => clipping = GradientClipping.Of(GradientClipping.Norm, value, clipping);
    }

    /// <summary>
    /// The largest size of an element of a gradient: what is beyond ± it is cut. Null for none. Keras calls it
    /// clipvalue.
    /// </summary>
    /// <exception cref="ArgumentException">The number is not positive, or gradients are clipped already.</exception>
    public double? clipValue
    {
        get => Limit(GradientClipping.Value);
        set => clipping = GradientClipping.Of(GradientClipping.Value, value, clipping);
    }

    /// <summary>
    /// The largest norm of all gradients together: if theirs is longer, all are shortened by the same factor. Null for
    /// none. Keras calls it global_clipnorm.
    /// </summary>
    /// <exception cref="ArgumentException">The number is not positive, or gradients are clipped already.</exception>
    public double? globalClipNorm
    {
        get => Limit(GradientClipping.GlobalNorm);
        set => clipping = GradientClipping.Of(GradientClipping.GlobalNorm, value, clipping);
    }

    /// <summary>Leaves weights out of <see cref="weightDecay"/>.</summary>
    /// <param name="varNames">Parts of their names, like "bias".</param>
    public void excludeFromWeightDecay(params IEnumerable<string> varNames) => undecayed.AddRange(varNames);

    /// <summary>
    /// Its options as they are saved: the learning rate, and what limits its steps. Subclasses add their own.
    /// </summary>
    public virtual Dictionary<string, object?> getConfig()
    {
        var config = new Dictionary<string, object?> { ["learningRate"] = schedule ?? (object)learningRate };
        if (weightDecay is { } decay) config["weightDecay"] = decay;
        if (clipping is not null) config[clipping.Kind] = clipping.Limit;
        return config;
    }

    /// <summary>What limits its steps, to tell when a step that was traced is no longer right.</summary>
    internal object Limits => (decayShare, clipping, undecayed.Count);

    private void Configure(OptimizerConfig config)
    {
        weightDecay = config.Number("weightDecay") ?? weightDecay;
        foreach (string kind in GradientClipping.Kinds)
            if (config.Number(kind) is { } limit) clipping = GradientClipping.Of(kind, limit, clipping);
    }

    private void DecayWeights(IEnumerable<Variable> weights)
    {
        if (weightDecay is not > 0) return;
        var share = rateTensor.mul(weightDecay.Value);
        foreach (var weight in weights)
        {
            if (undecayed.Exists(part => weight.name.Contains(part, StringComparison.Ordinal))) continue;
            weight.assign(weight.sub(weight.mul(share)));
        }
    }

    private double? Limit(string kind) => clipping is { } own && own.Kind == kind ? own.Limit : null;
}
