namespace Strata.Layers.Recurrent;

public abstract partial class RecurrentLayer
{
    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> trainableWeights => trainable ? Cell.trainableWeights : [];

    /// <inheritdoc/>
    public override IReadOnlyList<LayerVariable> nonTrainableWeights =>
        trainable ? Cell.nonTrainableWeights : Cell.weights;

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Tensor>> losses => [.. Cell.losses, .. base.losses];

    internal override int FreeWeights()
    {
        foreach (var state in kept ?? []) state.dispose();
        return Cell.FreeWeights();
    }
}
