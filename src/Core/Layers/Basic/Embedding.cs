using Strata.Initializers;

namespace Strata.Layers.Basic;

/// <summary>
/// A vector for each whole number: rows of a table that is learned.
/// <para>Input: [batch, …] of whole numbers from 0 up to, not including, inputDim. Output: [batch, …, outputDim].
/// Weights: embeddings [inputDim, outputDim].</para>
/// </summary>
/// <param name="inputDim">How many numbers there are: the largest plus 1.</param>
/// <param name="outputDim">The length of the vectors.</param>
/// <param name="embeddingsInitializer">First values of the table; randomUniform by default.</param>
/// <param name="embeddingsRegularizer">A penalty on the table.</param>
/// <param name="activityRegularizer">A penalty on the output.</param>
/// <param name="embeddingsConstraint">What the table is projected to.</param>
/// <param name="maskZero">Whether 0 stands for nothing: layers behind, and losses, leave it out; false by
/// default.</param>
/// <param name="inputLength">The length of a sample, or the lengths of its axes, null where anything fits.</param>
/// <param name="options">What every layer takes; without a shape its input is [batch, …inputLength], or sequences of
/// any length.</param>
public sealed class Embedding(
    int inputDim,
    int outputDim,
    Initializer? embeddingsInitializer = null,
    Regularizer? embeddingsRegularizer = null,
    Regularizer? activityRegularizer = null,
    Constraint? embeddingsConstraint = null,
    bool maskZero = false,
    Shape? inputLength = null,
    LayerOptions? options = null)
    : Layer(WithShape(options ?? new(), inputLength ?? [null]))
{
    private LayerVariable? embeddings;

    /// <summary>How many numbers there are.</summary>
    public int inputDim { get; } = Positive.Checked(nameof(inputDim), inputDim);

    /// <summary>The length of the vectors.</summary>
    public int outputDim { get; } = Positive.Checked(nameof(outputDim), outputDim);

    /// <summary>First values of the table.</summary>
    public Initializer embeddingsInitializer { get; } = embeddingsInitializer ?? new RandomUniform();

    /// <summary>A penalty on the table.</summary>
    public Regularizer? embeddingsRegularizer { get; } = embeddingsRegularizer;

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; } = activityRegularizer;

    /// <summary>What the table is projected to.</summary>
    public Constraint? embeddingsConstraint { get; } = embeddingsConstraint;

    /// <summary>Whether 0 stands for nothing.</summary>
    public bool maskZero { get; } = maskZero;

    /// <summary>The lengths of a sample's axes, if they were given.</summary>
    public Shape? inputLength { get; } = inputLength;

    /// <inheritdoc/>
    public override bool supportsMasking => maskZero;

    /// <inheritdoc/>
    public override void build(Shape inputShape) => embeddings = addWeight(
        "embeddings", [inputDim, outputDim], embeddingsInitializer, embeddingsRegularizer,
        constraint: embeddingsConstraint);

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        if (inputLength is null) return [.. inputShape, outputDim];
        Shape sample = [.. inputShape.Skip(1)];
        if (sample.Count != inputLength.Count || sample.Zip(inputLength, Differ).Any(differs => differs))
        {
            throw new ShapeException(
                $"Layer {name}: inputLength is {inputLength}, received an input of shape {inputShape}.");
        }

        return [inputShape[0], .. sample.Zip(inputLength, (n, given) => given ?? n), outputDim];
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        _ = computeOutputShape(Shape.Of(input.Dims));
        return embeddings!.read().gather(input);
    }

    /// <inheritdoc/>
    public override Tensor?[] computeMask(Tensor[] inputs, Tensor?[] masks) =>
        [maskZero ? inputs[0].toInt().notEqual(0) : null];

    private static bool Differ(int? a, int? b) => a is not null && b is not null && a != b;

    private static LayerOptions WithShape(LayerOptions options, Shape sample) =>
        options.Shape is null ? options with { inputShape = sample } : options;
}
