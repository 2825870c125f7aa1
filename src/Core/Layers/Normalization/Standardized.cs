using Strata.Autodiff;
using Strata.Ops;
using Strata.Tensors;

namespace Strata.Layers.Normalization;

/// <summary>
/// (x − μ)·γ/√(σ² + ε) + β, where μ and σ² are those of x itself along some axes. Its gradient goes through them at
/// once (Ioffe and Szegedy, 2015): with g = dy·γ and N elements along the axes, dx is
/// (g − Σg/N − (x − μ)·Σ(g·(x − μ))/(N·(σ² + ε)))/√(σ² + ε): one exchange of sums, one pass over the elements.
/// </summary>
/// <param name="x">What is normalised.</param>
/// <param name="mean">The mean of x along the axes, which are kept with length 1.</param>
/// <param name="variance">The biased variance of x along the axes, which are kept with length 1.</param>
/// <param name="epsilon">Added to the variance.</param>
/// <param name="axes">The axes.</param>
internal sealed class Standardized(Tensor x, Tensor mean, Tensor variance, double epsilon, int[] axes)
{
    // On the tape, as the mean is, so that what the gradient reads can be differentiated again.
    private readonly Tensor square = variance.add(epsilon);

    /// <summary>The result; γ and β are broadcast from these dimensions, and either may be missing.</summary>
    internal Tensor Scaled(Tensor? gamma, Tensor? beta, Dims along)
    {
        var y = Tape.Pause(() =>
        {
            var product = Centred().mul(Factor(gamma, along));
            if (gamma is not null && mean.Dims != along) product = product.mul(gamma.ReshapeTo(along));
            return beta is null ? product : product.add(beta.ReshapeTo(along));
        });
        Tensor[] inputs = [x, .. new[] { gamma, beta }.OfType<Tensor>()];
        Tape.Record(dy => Gradients(dy, gamma, beta, along), inputs, y);
        return y;
    }

    // γ that is the same along the axes, as that of a batch's statistics is, goes into the factor.
    private Tensor Factor(Tensor? gamma, Dims along) => gamma is not null && mean.Dims == along
        ? gamma.ReshapeTo(along).div(square.sqrt()) : square.sqrt().reciprocal();

    // Each time anew: within a chain it costs less than to be kept.
    private Tensor Centred() => x.sub(mean);

    private Tensor[] Gradients(Tensor dy, Tensor? gamma, Tensor? beta, Dims along)
    {
        bool isSame = mean.Dims == along;
        Tensor count = x.CountAlong(axes), factor = Factor(gamma, along);
        var flow = gamma is null || isSame ? dy : dy.mul(gamma.ReshapeTo(along));
        Tensor sum = flow.sum(axes, true), slope = flow.mul(Centred()).sum(axes, true);
        var dx = flow.sub(sum.div(count)).sub(Centred().mul(slope.div(square.mul(count)))).mul(factor);
        var gradients = new List<Tensor> { dx };
        if (gamma is not null)
        {
            var own = isSame ? slope.div(square.sqrt())
                : Broadcasting.Undo(dy.mul(Centred().mul(factor)), gamma.ReshapeTo(along));
            gradients.Add(own.ReshapeTo(gamma.Dims));
        }

        if (beta is not null)
            gradients.Add((isSame ? sum : Broadcasting.Undo(dy, beta.ReshapeTo(along))).ReshapeTo(beta.Dims));
        return [.. gradients];
    }
}
