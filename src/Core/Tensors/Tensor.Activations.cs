using Strata.Ops.Elementwise;
using Strata.Ops.Losses;

namespace Strata;

public abstract partial class Tensor
{
    /// <summary>1 where x &gt; 0, alpha elsewhere; NaN of NaN.</summary>
    public Tensor step(double alpha = 0)
    {
        var x = toFloat();
        return Choose(x.isNaN(), x, Choose(x.greater(0), 1, alpha));
    }

    /// <summary>min(max(x, 0), 6).</summary>
    public Tensor relu6() => Apply(new Relu6(), toFloat());

    /// <summary>x where x &gt; 0, else alpha·x.</summary>
    public Tensor leakyRelu(double alpha = 0.2) => Apply(new LeakyRelu((float)alpha), toFloat());

    /// <summary>x where x &gt; 0, else alpha·x, elementwise alpha.</summary>
    public Tensor prelu(Tensor alpha) => Choose(greater(0), this, mul(alpha));

    /// <summary>Scaled exponential linear unit (Klambauer et al., 2017).</summary>
    public Tensor selu() => Apply(new Selu(), toFloat());

    /// <summary>−softplus(−x) = ln(sigmoid(x)).</summary>
    public Tensor logSigmoid() => neg().softplus().neg();

    /// <summary>Elements no smaller than min and no larger than max; the gradient passes at both bounds.</summary>
    /// <exception cref="ArgumentException">min is larger than max.</exception>
    public Tensor clipByValue(double min, double max)
    {
        if (min > max) throw new ArgumentException($"clipByValue: expected min ≤ max, received {min} and {max}.");
        return Apply(new Clip((float)min, (float)max), toFloat());
    }

    /// <summary>eˣ over its sum along an axis.</summary>
    public Tensor softmax(int dim = -1)
    {
        if (Axis(dim) == rank - 1) return Apply(new Softmax(false), toFloat());
        var e = sub(max([dim], true)).exp();
        return e.div(e.sum([dim], true));
    }

    /// <summary>The logarithm of <see cref="softmax"/>, without its loss of precision.</summary>
    public Tensor logSoftmax(int axis = -1)
    {
        if (Axis(axis) == rank - 1) return Apply(new Softmax(true), toFloat());
        var shifted = sub(max([axis], true));
        return shifted.sub(shifted.exp().sum([axis], true).log());
    }

    /// <summary>ln Σ eˣ along axes, all by default.</summary>
    public Tensor logSumExp(int[]? axis = null, bool keepDims = false)
    {
        var top = max(axis, true);
        var result = sub(top).exp().sum(axis, true).log().add(top);
        return keepDims ? result : result.ReshapeTo(ReducedDims(axis));
    }
}
