using Strata.Ops;
using Strata.Ops.Losses;
using Strata.Ops.Movement;

namespace Strata.Losses;

internal static partial class LossFunctions
{
    internal static Tensor Hinge(Tensor yTrue, Tensor yPred) => Margin(yTrue, yPred).mean([-1]);

    internal static Tensor SquaredHinge(Tensor yTrue, Tensor yPred) => Margin(yTrue, yPred).square().mean([-1]);

    internal static Tensor CategoricalHinge(Tensor yTrue, Tensor yPred)
    {
        var t = yTrue.toFloat();
        var right = t.mul(yPred).sum([-1]);
        var wrong = t.neg().add(1).mul(yPred).max([-1]);
        return wrong.sub(right).add(1).maximum(0);
    }

    internal static Tensor CategoricalCrossentropy(Tensor yTrue, Tensor yPred) =>
        CategoricalCrossentropy(yTrue, yPred, false);

    internal static Tensor CategoricalCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits)
    {
        if (!fromLogits && yPred.rank > 1 && yTrue.Dims == yPred.Dims)
            return Tensor.Apply(new Crossentropy(false, (float)Epsilon), yTrue.toFloat(), yPred.toFloat());
        var p = fromLogits ? yPred.softmax() : yPred.div(yPred.sum([-1], true));
        return yTrue.toFloat().mul(Clip(p).log()).sum([-1]).neg();
    }

    internal static Tensor SparseCategoricalCrossentropy(Tensor yTrue, Tensor yPred) => Tensor.Apply(
        new Crossentropy(true, (float)Epsilon),
        ClassNumbers(yTrue, yPred, "sparseCategoricalCrossentropy"), yPred.toFloat());

    internal static Tensor BinaryCrossentropy(Tensor yTrue, Tensor yPred)
    {
        var (t, p) = Alike(yTrue, yPred);
        return Tensor.Apply(new BinaryCrossentropy((float)Epsilon), t, p).mean([-1]);
    }

    internal static Tensor KullbackLeiblerDivergence(Tensor yTrue, Tensor yPred)
    {
        var t = yTrue.toFloat();
        return t.mul(t.clipByValue(Epsilon, 1).div(yPred.clipByValue(Epsilon, 1)).log()).sum([-1]);
    }

    /// <summary>max(x, 0) − x·t + ln(1 + e^−|x|): the crossentropy of sigmoid(x), without overflow.</summary>
    internal static Tensor SigmoidCrossentropy(Tensor labels, Tensor logits)
    {
        var (t, x) = Alike(labels, logits);
        return Tensor.Apply(new SigmoidCrossentropy(), t, x);
    }

    /// <summary>
    /// Targets that are class numbers, to be rounded down, of the outputs' shape without its last axis.
    /// </summary>
    /// <exception cref="ShapeException">The targets have another shape.</exception>
    internal static Tensor ClassNumbers(Tensor yTrue, Tensor yPred, string name)
    {
        var samples = yPred.Dims.Without(-1);
        bool fits = yTrue.Dims == samples || (yTrue.rank == yPred.rank && yTrue.Dims == yPred.Dims.With(-1, 1));
        if (!fits)
        {
            throw new ShapeException(
                $"{name}: expected targets that are class numbers, of shape {yPred.Dims.With(-1, 1)} for outputs of " +
                $"shape {yPred.Dims}, received {yTrue.Dims}.");
        }

        return yTrue.toFloat().ReshapeTo(samples);
    }

    // Broadcast to one shape.
    private static (Tensor A, Tensor B) Alike(Tensor a, Tensor b)
    {
        (a, b) = (a.toFloat(), b.toFloat());
        if (a.Dims == b.Dims) return (a, b);
        var dims = Broadcasting.Of(a.Dims, b.Dims, "crossentropy");
        return (Tensor.Apply(new Repeat(dims), a), Tensor.Apply(new Repeat(dims), b));
    }

    private static Tensor Clip(Tensor p) => p.clipByValue(Epsilon, 1 - Epsilon);

    private static Tensor Margin(Tensor yTrue, Tensor yPred) => yTrue.toFloat().mul(yPred).neg().add(1).maximum(0);
}
