namespace Strata.Layers.Recurrent;

/// <summary>What recurrent layers with a cell of units have in common.</summary>
public abstract class UnitsLayer : GateLayer
{
    private protected UnitsLayer(
        UnitsCell cell, Regularizer? activityRegularizer, bool returnSequences, bool returnState, bool goBackwards,
        bool stateful, bool unroll, LayerOptions? options)
        : base(cell, activityRegularizer, returnSequences, returnState, goBackwards, stateful, unroll, options)
    {
    }

    /// <inheritdoc cref="UnitsCell.units"/>
    public int units => ((UnitsCell)Cell).units;
}
