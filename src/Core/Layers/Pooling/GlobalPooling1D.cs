namespace Strata.Layers.Pooling;

/// <summary>What pooling over all places of a sequence has in common.</summary>
public abstract class GlobalPooling1D : Layer
{
    private protected GlobalPooling1D(LayerOptions? options)
        : base(options) => inputSpec = [new InputSpec { ndim = 3 }];

    /// <inheritdoc/>
    public override Shape computeOutputShape(Shape inputShape) => [inputShape[0], inputShape[2]];
}
