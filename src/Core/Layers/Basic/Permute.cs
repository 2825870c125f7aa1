namespace Strata.Layers.Basic;

/// <summary>
/// The axes of each sample in another order.
/// <para>Input: [batch, …] of as many axes as named and that of the batch. Output: those axes, permuted.</para>
/// </summary>
public sealed class Permute : Layer
{
    /// <summary>The axes of each sample in another order.</summary>
    /// <param name="dims">For each axis of the output which one of the input it is, counted from 1; [2, 1] exchanges
    /// both axes of a sample.</param>
    /// <param name="options">What every layer takes.</param>
    /// <exception cref="ArgumentException">dims is not a permutation of 1, 2, ….</exception>
    public Permute(IntTuple dims, LayerOptions? options = null)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(dims);
        if (!dims.Order().SequenceEqual(Enumerable.Range(1, dims.Count)))
            throw new ArgumentException($"dims: expected a permutation of 1 to {dims.Count}, received {dims}.");
        this.dims = dims;
        inputSpec = [new InputSpec { ndim = dims.Count + 1 }];
    }

    /// <summary>Which axis of the input each axis of the output is, counted from 1.</summary>
    public IntTuple dims { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => [inputShape[0], .. dims.Select(a => inputShape[a])];

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) => input.transpose([0, .. dims]);
}
