namespace Strata.Layers.Merge;

/// <summary>
/// The first input minus the second, as in Keras.
/// <para>Input: two tensors. Output: their broadcast shape.</para>
/// </summary>
/// <param name="options">What every layer takes.</param>
public sealed class Subtract(LayerOptions? options = null) : ElementwiseMerge(options)
{
    /// <inheritdoc/>
    public override void build(Shape[] inputShapes)
    {
        if (inputShapes.Length != 2)
            throw new ArgumentException($"Layer {name}: expected two inputs, received {inputShapes.Length}.");
        base.build(inputShapes);
    }

    private protected override Tensor Merge(Tensor[] inputs) => inputs[0].sub(inputs[1]);
}
