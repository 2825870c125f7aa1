namespace Strata.Layers.Basic;

/// <summary>
/// Each sample n times, as a sequence.
/// <para>Input: [batch, features]. Output: [batch, n, features].</para>
/// </summary>
public sealed class RepeatVector : Layer
{
    /// <summary>Each sample n times, as a sequence.</summary>
    /// <param name="n">How often, at least once.</param>
    /// <param name="options">What every layer takes.</param>
    public RepeatVector(int n, LayerOptions? options = null)
        : base(options)
    {
        this.n = Positive.Checked(nameof(n), n);
        inputSpec = [new InputSpec { ndim = 2 }];
    }

    /// <summary>How often.</summary>
    public int n { get; }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => [inputShape[0], n, inputShape[1]];

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments) =>
        input.expandDims(1).broadcastTo([input.Dims[0], n, input.Dims[1]]);
}
