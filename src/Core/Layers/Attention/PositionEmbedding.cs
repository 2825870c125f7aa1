using Strata.Initializers;

namespace Strata.Layers.Attention;

/// <summary>
/// A vector for each place of a sequence, learned, the same for all samples; what is added to a token's own vector.
/// <para>Input: [batch, …, T, d], T at most sequenceLength. Output: the same shape. Weights: embeddings
/// [sequenceLength, d].</para>
/// </summary>
/// <param name="sequenceLength">The longest sequence, at least 1.</param>
/// <param name="initializer">First values of the vectors; glorotUniform by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class PositionEmbedding(int sequenceLength, Initializer? initializer = null, LayerOptions? options = null)
    : Layer(options)
{
    private LayerVariable? embeddings;

    /// <summary>The longest sequence.</summary>
    public int sequenceLength { get; } = Positive.Checked(nameof(sequenceLength), sequenceLength);

    /// <summary>First values of the vectors.</summary>
    public Initializer initializer { get; } = initializer ?? new GlorotUniform();

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        new InputSpec { minNDim = 3 }.Check(name, 0, inputShape, dtype);
        embeddings = addWeight("embeddings", [sequenceLength, inputShape.Known(-1, name)], initializer);
        inputSpec = [new InputSpec { minNDim = 3, axes = new Dictionary<int, int> { [-1] = embeddings.shape[1] } }];
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        int length = input.Dims[-2];
        if (length > sequenceLength)
        {
            throw new ShapeException(
                $"Layer {name}: expected a sequence of at most {sequenceLength} steps, received shape {input.Dims}.");
        }

        return embeddings!.read().slice([0, 0], [length, -1]).broadcastTo(input.Dims.ToArray());
    }
}
