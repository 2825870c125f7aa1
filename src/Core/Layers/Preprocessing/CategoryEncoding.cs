using Strata.Tensors;

namespace Strata.Layers.Preprocessing;

/// <summary>
/// Class numbers from 0 to numTokens − 1 as vectors: 1 for each class that is there (multiHot), a vector for each
/// number (oneHot), how often each is there (count), that times a weight of the class (tfIdf), or the numbers
/// themselves as int32 (int). A number outside is an error; in a plan, which reads no values, it counts for nothing.
/// <para>Input: [batch, n] or [n]; for oneHot [batch] or [batch, 1]. Output: [batch, numTokens], [numTokens] for an
/// input [n] that is not oneHot, float32; for int the input's shape. A second input has the weights: for count one for
/// each number, shaped as the first; for tfIdf one for each class, [numTokens] or [batch, numTokens].</para>
/// </summary>
/// <param name="numTokens">The number of classes, at least 1.</param>
/// <param name="outputMode">"multiHot" (the default), "oneHot", "count", "int" or "tfIdf".</param>
/// <param name="options">What every layer takes.</param>
public sealed class CategoryEncoding(int numTokens, OutputMode outputMode = default, LayerOptions? options = null)
    : Layer(options)
{
    /// <summary>The number of classes.</summary>
    public int numTokens { get; } = Positive.Checked(nameof(numTokens), numTokens);

    /// <summary>What class numbers become.</summary>
    public OutputMode outputMode { get; } = outputMode;

    private bool IsOneHot => outputMode.Value == "oneHot";

    private bool IsInt => outputMode.Value == "int";

    /// <summary>Encodes now, with weights.</summary>
    /// <param name="input">The class numbers.</param>
    /// <param name="countWeights">For count a weight for each number; for tfIdf one for each class.</param>
    public Tensor apply(Tensor input, Tensor countWeights) => apply([input, countWeights]);

    /// <summary>Encodes, in a model, with weights.</summary>
    /// <param name="input">The class numbers.</param>
    /// <param name="countWeights">For count a weight for each number; for tfIdf one for each class.</param>
    public SymbolicTensor apply(SymbolicTensor input, SymbolicTensor countWeights) => apply([input, countWeights]);

    /// <inheritdoc/>
    public override void build(Shape[] inputShapes)
    {
        bool weighted = outputMode.Value is "count" or "tfIdf";
        if (inputShapes.Length == 2 && !weighted)
        {
            throw new ArgumentException($"Layer {name}: expected countWeights only where outputMode is count or " +
                $"tfIdf, but it is {outputMode}.");
        }

        if (inputShapes.Length == 1 && outputMode.Value == "tfIdf")
            throw new ArgumentException($"Layer {name}: expected weights as its second input for outputMode tfIdf.");
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        if (IsInt) return inputShape;
        int rank = inputShape.Count;
        bool apart = IsOneHot && (rank < 2 || inputShape[rank - 1] != 1);
        Shape output = apart || rank == 0 ? [.. inputShape, numTokens] : inputShape.With(-1, numTokens);
        return output.Count <= 2 ? output : throw new ShapeException(
            $"Layer {name}: expected an output of rank 2 or less, but outputMode {outputMode} makes {output} of " +
            $"{inputShape}.");
    }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes) => [computeOutputShape(inputShapes[0])];

    /// <inheritdoc/>
    public override Tensor[] call(Tensor[] inputs, CallArguments arguments) =>
        [Encoded(inputs[0], inputs.Length > 1 ? inputs[1] : null)];

    private Tensor Encoded(Tensor input, Tensor? weights)
    {
        var tokens = input.toInt();
        _ = computeOutputShape(Shape.Of(tokens.Dims));
        if (tokens is not TracedTensor) CheckRange(tokens);
        if (IsInt) return tokens;
        if (tokens.rank == 0 || (IsOneHot && (tokens.rank == 1 || tokens.Dims[-1] != 1)))
            tokens = tokens.expandDims(-1);
        var places = tokens.IndexEquals(numTokens);
        switch (outputMode.Value)
        {
            case "count":
                var counted = places.toFloat();
                return (weights is null ? counted : counted.mul(weights.toFloat().expandDims(-1))).sum([-2]);
            case "tfIdf":
                return places.toFloat().sum([-2]).mul(weights!.toFloat());
            default:
                return places.any([-2]).toFloat();
        }
    }

    private void CheckRange(Tensor tokens)
    {
        foreach (int token in tokens.dataSync<int>())
        {
            if (token >= 0 && token < numTokens) continue;
            throw new ArgumentException(
                $"Layer {name}: input: expected class numbers from 0 to {numTokens - 1} for numTokens={numTokens}, " +
                $"received {token}.");
        }
    }
}
