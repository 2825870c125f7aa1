namespace Strata.Layers.Recurrent;

public abstract partial class RecurrentLayer
{
    /// <inheritdoc/>
    public override bool trainable
    {
        get => base.trainable;
        set => base.trainable = Cell.trainable = value;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> trainableWeights => trainable ? Cell.trainableWeights : [];

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> nonTrainableWeights =>
        trainable ? Cell.nonTrainableWeights : Cell.weights;

    /// <summary>
    /// The penalties on its weights, none while it is frozen, and those of <see cref="Layer.addLoss"/>.
    /// </summary>
    public override IReadOnlyList<Func<Tensor>> losses => [.. trainable ? Cell.losses : [], .. base.losses];

    internal override int FreeWeights()
    {
        foreach (var state in kept ?? []) state.dispose();
        return Cell.FreeWeights();
    }
}
