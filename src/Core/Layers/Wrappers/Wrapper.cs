namespace Strata.Layers.Wrappers;

/// <summary>What layers that apply another layer have in common.</summary>
public abstract class Wrapper : Layer
{
    private protected Wrapper(Layer layer, LayerOptions? options)
        : base(options)
    {
        this.layer = layer;
        if (!base.trainable) trainable = false;
    }

    /// <summary>The layer that is applied.</summary>
    public Layer layer { get; }

    /// <inheritdoc/>
    public override bool trainable
    {
        get => base.trainable;
        set
        {
            base.trainable = value;
            foreach (var inner in Inner) inner.trainable = value;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> trainableWeights =>
        trainable ? [.. Inner.SelectMany(inner => inner.trainableWeights)] : [];

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> nonTrainableWeights =>
    [
        .. trainable ? [] : Inner.SelectMany(inner => inner.trainableWeights),
        .. Inner.SelectMany(inner => inner.nonTrainableWeights),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Tensor>> losses => [.. Inner.SelectMany(inner => inner.losses), .. base.losses];

    /// <inheritdoc/>
    public override bool supportsMasking => true;

    /// <inheritdoc/>
    public override bool stateful => layer.stateful;

    /// <summary>The layers whose weights are the wrapper's.</summary>
    private protected virtual IReadOnlyList<Layer> Inner => [layer];

    /// <inheritdoc/>
    public override void resetStates()
    {
        foreach (var inner in Inner) inner.resetStates();
    }

    internal override int FreeWeights() => Inner.Sum(inner => inner.FreeWeights());
}
