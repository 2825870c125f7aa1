using Strata.Regularizers;

namespace Strata;

/// <summary>Makes penalties on weights: <c>tf.regularizers</c>.</summary>
public sealed class RegularizerFactories
{
    internal RegularizerFactories()
    {
    }

    /// <inheritdoc cref="L1L2"/>
    public Regularizer l1l2(double l1 = 0.01, double l2 = 0.01) => new L1L2(l1, l2);

    /// <inheritdoc cref="L1"/>
    public Regularizer l1(double l1 = 0.01) => new L1(l1);

    /// <inheritdoc cref="L2"/>
    public Regularizer l2(double l2 = 0.01) => new L2(l2);
}
