using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.Regularizers;

/// <summary>l1·Σ|x| + l2·Σx².</summary>
public abstract class SumPenalty : Regularizer
{
    private protected SumPenalty(double l1, double l2)
    {
        this.l1 = l1;
        this.l2 = l2;
    }

    /// <summary>The factor of the sum of absolute values.</summary>
    public double l1 { get; }

    /// <summary>The factor of the sum of squares.</summary>
    public double l2 { get; }

    /// <inheritdoc/>
    public override Tensor apply(Tensor x)
    {
        Tensor? absolute = l1 == 0 ? null : x.abs().sum().mul(l1);
        Tensor? squares = l2 == 0 ? null : x.square().sum().mul(l2);
        return absolute is null ? squares ?? 0 : squares is null ? absolute : absolute.add(squares);
    }

    /// <summary>Files know all of them as L1L2.</summary>
    public override string getClassName() => nameof(L1L2);

    /// <inheritdoc/>
    public override JsonObject getConfig() => ConfigSchema.Of(typeof(L1L2)).Read(this);
}
