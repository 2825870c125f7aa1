using Strata.Backends;
using Strata.Ops.Elementwise;
using Strata.Ops.Linear;
using Strata.Ops.Losses;
using Strata.Ops.Movement;
using Strata.Ops.Recurrent;
using Strata.Testing;

namespace Strata.Core.Tests.Ops;

/// <summary>One row for each op with a gradient: a function that runs it, and where it is differentiated.</summary>
internal static class GradientCases
{
    internal static readonly Dictionary<string, (Func<Tensor[], Tensor> F, Tensor[] At)> All = new()
    {
        ["abs"] = (x => x[0].abs(), [In(0.2, 2, 5).mul(Signs(5))]),
        ["acos"] = (x => x[0].acos(), [In(-0.8, 0.8, 5)]),
        ["acosh"] = (x => x[0].acosh(), [In(1.5, 3, 5)]),
        ["asin"] = (x => x[0].asin(), [In(-0.8, 0.8, 5)]),
        ["asinh"] = (x => x[0].asinh(), [In(-2, 2, 5)]),
        ["atan"] = (x => x[0].atan(), [In(-2, 2, 5)]),
        ["atanh"] = (x => x[0].atanh(), [In(-0.8, 0.8, 5)]),
        ["cast"] = (x => x[0].cast(DType.float32).mul(2), [In(-1, 1, 3)]),
        ["ceil"] = (x => x[0].ceil(), [In(0.2, 0.8, 3)]),
        ["cos"] = (x => x[0].cos(), [In(-2, 2, 5)]),
        ["cosh"] = (x => x[0].cosh(), [In(-2, 2, 5)]),
        ["elu"] = (x => x[0].elu(), [In(0.1, 2, 6).mul(Signs(6))]),
        ["erf"] = (x => x[0].erf(), [In(-2, 2, 5)]),
        ["exp"] = (x => x[0].exp(), [In(-2, 2, 5)]),
        ["expm1"] = (x => x[0].expm1(), [In(-2, 2, 5)]),
        ["floor"] = (x => x[0].floor(), [In(0.2, 0.8, 3)]),
        ["log"] = (x => x[0].log(), [In(0.5, 2, 5)]),
        ["log1p"] = (x => x[0].log1p(), [In(-0.5, 2, 5)]),
        ["neg"] = (x => -x[0], [In(-2, 2, 5)]),
        ["reciprocal"] = (x => x[0].reciprocal(), [In(0.5, 2, 5)]),
        ["flushDenormals"] = (x => Tensor.Apply(new FlushDenormals(), x[0]), [In(0.1, 2, 6).mul(Signs(6))]),
        ["relu"] = (x => x[0].relu(), [In(0.1, 2, 6).mul(Signs(6))]),
        ["round"] = (x => x[0].round(), [In(0.6, 0.9, 3)]),
        ["rsqrt"] = (x => x[0].rsqrt(), [In(0.5, 2, 5)]),
        ["sigmoid"] = (x => x[0].sigmoid(), [In(-3, 3, 5)]),
        ["sign"] = (x => x[0].sign(), [In(0.2, 2, 4)]),
        ["sin"] = (x => x[0].sin(), [In(-2, 2, 5)]),
        ["sinh"] = (x => x[0].sinh(), [In(-2, 2, 5)]),
        ["softplus"] = (x => x[0].softplus(), [In(-3, 3, 5)]),
        ["sqrt"] = (x => x[0].sqrt(), [In(0.5, 2, 5)]),
        ["square"] = (x => x[0].square(), [In(-2, 2, 5)]),
        ["tan"] = (x => x[0].tan(), [In(-1, 1, 5)]),
        ["tanh"] = (x => x[0].tanh(), [In(-2, 2, 5)]),
        ["add, broadcast"] = (x => x[0] + x[1], [In(-1, 1, 2, 3), In(-1, 1, 3)]),
        ["sub, broadcast"] = (x => x[0] - x[1], [In(-1, 1, 2, 1), In(-1, 1, 3)]),
        ["mul, broadcast"] = (x => x[0] * x[1], [In(-1, 1, 2, 3), In(-1, 1, 2, 1)]),
        ["mul by itself"] = (x => x[0] * x[0], [In(-1, 1, 4)]),
        ["div"] = (x => x[0] / x[1], [In(-1, 1, 2, 3), In(0.5, 2, 3)]),
        ["mod"] = (x => x[0].mod(x[1]), [In(2.1, 2.4, 3), In(0.9, 0.99, 3)]),
        ["pow"] = (x => x[0].pow(x[1]), [In(0.5, 2, 4), In(-1, 2, 4)]),
        ["atan2"] = (x => x[0].atan2(x[1]), [In(0.5, 2, 4), In(-2, 2, 4)]),
        ["maximum"] = (x => x[0].maximum(x[1]), [In(0, 1, 4), In(1.1, 2, 4).sub(Arrays.Tensor([4], 0, 2, 0, 2))]),
        ["minimum"] = (x => x[0].minimum(x[1]), [In(0, 1, 4), In(1.1, 2, 4).sub(Arrays.Tensor([4], 0, 2, 0, 2))]),
        ["where"] = (x => x[0].where(Signs(4).greater(0), x[1]), [In(-1, 1, 4), In(-1, 1, 1)]),
        ["matMul"] = (x => x[0].matMul(x[1]), [In(-1, 1, 3, 4), In(-1, 1, 4, 5)]),
        ["matMul, b transposed"] = (x => x[0].matMul(x[1], transposeB: true), [In(-1, 1, 3, 4), In(-1, 1, 5, 4)]),
        ["matMul, a transposed"] = (x => x[0].matMul(x[1], transposeA: true), [In(-1, 1, 4, 3), In(-1, 1, 4, 5)]),
        ["matMul, batched"] = (x => x[0].matMul(x[1]), [In(-1, 1, 2, 3, 4), In(-1, 1, 2, 4, 5)]),
        ["matMul, batched by one"] = (x => x[0].matMul(x[1]), [In(-1, 1, 2, 3, 4), In(-1, 1, 4, 5)]),
        ["matMul, batched, b transposed"] =
            (x => x[0].matMul(x[1], transposeB: true), [In(-1, 1, 2, 3, 4), In(-1, 1, 2, 5, 4)]),
        ["einsum"] = (x => Einsum.Of("abc,cde->abde", x), [In(-1, 1, 2, 3, 2), In(-1, 1, 2, 2, 3)]),
        ["einsum, of two batches"] =
            (x => Einsum.Of("aecd,abcd->acbe", x), [In(-1, 1, 2, 3, 2, 2), In(-1, 1, 2, 2, 2, 2)]),
        ["einsum, place by place"] =
            (x => Einsum.Of("abc,bcd->abd", x), [In(-1, 1, 2, 3, 2), In(-1, 1, 3, 2, 2)]),
        ["recurrent, simple"] = (
            x => Sequence(x, RecurrentCell.Simple, new(true, false)),
            [In(-1, 1, 2, 3, 2), In(-1, 1, 5, 2), In(-1, 1, 2, 2)]),
        ["recurrent, lstm"] = (
            x => Sequence(x, RecurrentCell.Lstm, new(true, true)),
            [In(-1, 1, 2, 3, 2), In(-1, 1, 5, 8), In(-1, 1, 2, 2), In(-1, 0.9, 2, 2)]),
        ["recurrent, gru, reset before"] = (
            x => Sequence(x, RecurrentCell.GruBefore, new(true, false)),
            [In(-1, 1, 2, 3, 2), In(-1, 1, 5, 6), In(-1, 1, 2, 2)]),
        ["recurrent, gru"] = (
            x => Sequence(x, RecurrentCell.Gru, new(false, false)),
            [In(-1, 1, 2, 3, 2), In(-1, 1, 5, 8), In(-1, 1, 2, 2)]),
        ["conv2d, valid"] = (x => x[0].conv2d(x[1], [1, 1], "valid"), [In(-1, 1, 2, 4, 5, 2), In(-1, 1, 2, 3, 2, 3)]),
        ["conv2d, same, strides"] =
            (x => x[0].conv2d(x[1], [2, 3], "same"), [In(-1, 1, 2, 5, 6, 2), In(-1, 1, 3, 2, 2, 2)]),
        ["conv2d, dilations"] =
            (x => x[0].conv2d(x[1], [1, 1], "same", dilations: [2, 1]), [In(-1, 1, 1, 5, 4, 1), In(-1, 1, 2, 2, 1, 2)]),
        ["conv1d, causal"] =
            (x => x[0].conv1d(x[1], 1, (int[][])[[0, 0], [4, 0], [0, 0]], dilation: 2),
                [In(-1, 1, 2, 6, 2), In(-1, 1, 3, 2, 3)]),
        ["conv2d, channels first, wide padding"] =
            (x => x[0].conv2d(x[1], 2, 3, "NCHW"), [In(-1, 1, 2, 2, 4, 5), In(-1, 1, 2, 2, 2, 2)]),
        ["conv2dTranspose"] =
            (x => x[0].conv2dTranspose(x[1], [2, 7, 6, 3], [2, 3], "same"),
                [In(-1, 1, 2, 4, 2, 2), In(-1, 1, 3, 2, 3, 2)]),
        ["depthwiseConv2d"] =
            (x => x[0].depthwiseConv2d(x[1], [2, 1], "same"), [In(-1, 1, 2, 4, 3, 3), In(-1, 1, 2, 3, 3, 2)]),
        ["separableConv2d"] =
            (x => x[0].separableConv2d(x[1], x[2], 1, "valid", 2),
                [In(-1, 1, 1, 4, 4, 2), In(-1, 1, 2, 2, 2, 1), In(-1, 1, 1, 1, 2, 3)]),
        ["maxPool"] = (x => x[0].maxPool([2, 2], [2, 2], "same"), [Shuffled(1, 5, 5, 2)]),
        ["avgPool"] = (x => x[0].avgPool([3, 2], [2, 1], "same"), [In(-1, 1, 2, 4, 5, 2)]),
        ["concat"] = (x => x[0].concat(x[1], 1), [In(-1, 1, 2, 2), In(-1, 1, 2, 3)]),
        ["pad"] = (x => x[0].pad([[1, 0], [0, 2]], 3), [In(-1, 1, 2, 3)]),
        ["slice"] = (x => x[0].slice([1, 0], [1, 2]), [In(-1, 1, 3, 3)]),
        ["reverse"] = (x => x[0].reverse([1]), [In(-1, 1, 2, 3)]),
        ["reshape"] = (x => x[0].reshape([3, 2]), [In(-1, 1, 2, 3)]),
        ["transpose"] = (x => x[0].transpose([2, 0, 1]), [In(-1, 1, 2, 3, 4)]),
        ["broadcastTo"] = (x => x[0].broadcastTo([2, 3, 4]), [In(-1, 1, 3, 1)]),
        ["gather, axis 0"] = (x => x[0].gather(Arrays.Ints([3], 2, 0, 2)), [In(-1, 1, 3, 2)]),
        ["scatter"] = (
            x => Tensor.Apply(new ScatterRows(4), x[0], Arrays.Ints([5], 2, 0, 2, 3, 0)), [In(-1, 1, 5, 2)]),
        ["gather, axis 1"] = (x => x[0].gather(Arrays.Ints([2, 2], 2, 0, 2, 1), 1), [In(-1, 1, 2, 3, 2)]),
        ["resizeBilinear"] = (x => x[0].resizeBilinear([3, 7]), [In(-1, 1, 2, 4, 3, 2)]),
        ["resizeBilinear, corners aligned"] = (x => x[0].resizeBilinear([5, 2], true), [In(-1, 1, 2, 3, 4, 1)]),
        ["resizeBilinear, centres"] = (x => x[0].resizeBilinear([2, 5], false, true), [In(-1, 1, 2, 3, 3, 1)]),
        ["resizeNearestNeighbor"] = (x => x[0].resizeNearestNeighbor([5, 2]), [In(-1, 1, 2, 3, 4, 2)]),
        ["sum, rows"] = (x => x[0].sum([0]), [In(-1, 1, 3, 4)]),
        ["sum, columns"] = (x => x[0].sum([1]), [In(-1, 1, 3, 4)]),
        ["mean"] = (x => x[0].mean(), [In(-1, 1, 3, 4)]),
        ["mean of axes"] = (x => x[0].mean([0, 1, 3], true), [In(-1, 1, 2, 3, 2, 2)]),
        ["max of axes"] = (x => x[0].max([0, 1]), [Shuffled(2, 3, 2)]),
        ["prod"] = (x => x[0].prod([1]), [In(0.5, 1.5, 2, 3)]),
        ["prod, of a zero"] = (x => x[0].prod([1]), [Arrays.Tensor([1, 3], 0, 2, 3)]),
        ["max"] = (x => x[0].max([1]), [Shuffled(3, 4)]),
        ["min"] = (x => x[0].min([0]), [Shuffled(3, 4)]),
        ["softmax"] = (x => x[0].softmax(), [In(-1, 1, 2, 4)]),
        ["logSoftmax"] = (x => x[0].logSoftmax(), [In(-1, 1, 2, 4)]),
        ["softmax of another axis"] = (x => x[0].softmax(0), [In(-1, 1, 3, 2)]),
        ["crossentropy"] = (
            x => Tensor.Apply(new Crossentropy(false, 1e-7f), x[0], x[1]), [In(0.1, 1, 2, 4), In(0.2, 0.9, 2, 4)]),
        ["crossentropy of class numbers"] = (
            x => Tensor.Apply(new Crossentropy(true, 1e-7f), Arrays.Tensor([3], 2, 0, 7), x[0]),
            [In(0.3, 0.9, 3, 4)]),
        ["crossentropy of logits"] = (
            x => Tensor.Apply(new SigmoidCrossentropy(), x[0], x[1]), [In(0, 1, 2, 3), In(-2, 2, 2, 3)]),
        ["crossentropy of binary classes"] = (
            x => Tensor.Apply(new BinaryCrossentropy(1e-7f), x[0], x[1]), [In(0, 1, 2, 3), In(0.2, 0.8, 2, 3)]),
        ["squaredDifference, broadcast"] = (
            x => x[0].squaredDifference(x[1]), [In(-1, 1, 2, 3), In(-1, 1, 3)]),
        ["logSumExp"] = (x => x[0].logSumExp([1]), [In(-1, 1, 2, 4)]),
        ["selu"] = (x => x[0].selu(), [In(0.1, 2, 6).mul(Signs(6))]),
        ["relu6"] = (x => x[0].relu6(), [Arrays.Tensor([5], -1, 0.5f, 3, 5.5f, 7)]),
        ["leakyRelu"] = (x => x[0].leakyRelu(0.3), [In(0.1, 2, 6).mul(Signs(6))]),
        ["prelu"] = (x => x[0].prelu(x[1]), [In(0.1, 2, 2, 6).mul(Signs(6)), In(0.1, 0.5, 6)]),
        ["clipByValue"] = (x => x[0].clipByValue(-0.5, 0.5), [Arrays.Tensor([4], -1, -0.2f, 0.2f, 1)]),
        ["divNoNan"] = (x => x[0].divNoNan(x[1]), [In(-1, 1, 3), In(0.5, 1, 3)]),
    };

    private static Tensor Sequence(Tensor[] x, RecurrentCell cell, WantedStates wanted) =>
        RecurrentTensors.Run(new(cell, false, x[0].Dims[1], x[0].Dims[2], x[2].Dims[1]), wanted, true, x);

    private static Tensor In(double low, double high, params int[] shape) => Arrays.Uniform(shape, low, high);

    private static Tensor Signs(int count) => Arrays.Tensor([count],
        [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? 1f : -1f)]);

    // Values far apart, so that a small step changes no order.
    private static Tensor Shuffled(params int[] shape)
    {
        float[] values = [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => i * 0.1f)];
        new Random(7).Shuffle(values);
        return Arrays.Tensor(shape, values);
    }
}
