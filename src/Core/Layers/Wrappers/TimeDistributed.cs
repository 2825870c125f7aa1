namespace Strata.Layers.Wrappers;

/// <summary>
/// Applies a layer to each step of a sequence: all steps at once, as if they were samples of a larger batch.
/// <para>Input: [batch, steps, …]. Output: [batch, steps, …], what the layer makes of each step. Weights: the
/// layer's.</para>
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="options">What every layer takes.</param>
public sealed class TimeDistributed(Layer layer, LayerOptions? options = null) : Wrapper(layer, options)
{
    /// <inheritdoc/>
    public override Regularizer? activityRegularizer => base.layer.activityRegularizer;

    /// <inheritdoc/>
    public override void build(Shape inputShape)
    {
        if (inputShape.Count < 3)
        {
            throw new ShapeException(
                $"Layer {name}: expected an input of at least 3 axes [batch, steps, …], received {inputShape}.");
        }

        if (!base.layer.built) base.layer.build(OfStep(inputShape));
        base.layer.built = true;
        inputSpec = [new InputSpec { ndim = inputShape.Count }];
    }

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape)
    {
        var step = base.layer.computeOutputShape([OfStep(inputShape)])[0];
        return [step[0], inputShape[1], .. step.Skip(1)];
    }

    /// <inheritdoc/>
    public override Tensor call(Tensor input, CallArguments arguments)
    {
        var rows = input.reshape([-1, .. input.Dims.Span[2..]]);
        var found = base.layer.call([rows], arguments.With([]))[0];
        return found.reshape([-1, input.Dims[1], .. found.Dims.Span[1..]]);
    }

    private static Shape OfStep(Shape input) => [input[0], .. input.Skip(2)];
}
