namespace Strata.Layers.Recurrent;

/// <summary>What recurrent layers with a cell of units have in common: its options are theirs.</summary>
public abstract class UnitsLayer : RecurrentLayer
{
    private readonly UnitsCell cell;

    private protected UnitsLayer(
        UnitsCell cell, Regularizer? activityRegularizer, bool returnSequences, bool returnState, bool goBackwards,
        bool stateful, bool unroll, LayerOptions? options)
        : base(cell, returnSequences, returnState, goBackwards, stateful, unroll, options)
    {
        this.cell = cell;
        this.activityRegularizer = activityRegularizer;
    }

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; }

    /// <inheritdoc cref="UnitsCell.units"/>
    public int units => cell.units;

    /// <inheritdoc cref="UnitsCell.activation"/>
    public ActivationFunction activation => cell.activation;

    /// <inheritdoc cref="UnitsCell.useBias"/>
    public bool useBias => cell.useBias;

    /// <inheritdoc cref="UnitsCell.kernelInitializer"/>
    public Initializer kernelInitializer => cell.kernelInitializer;

    /// <inheritdoc cref="UnitsCell.recurrentInitializer"/>
    public Initializer recurrentInitializer => cell.recurrentInitializer;

    /// <inheritdoc cref="UnitsCell.biasInitializer"/>
    public Initializer biasInitializer => cell.biasInitializer;

    /// <inheritdoc cref="UnitsCell.kernelRegularizer"/>
    public Regularizer? kernelRegularizer => cell.kernelRegularizer;

    /// <inheritdoc cref="UnitsCell.recurrentRegularizer"/>
    public Regularizer? recurrentRegularizer => cell.recurrentRegularizer;

    /// <inheritdoc cref="UnitsCell.biasRegularizer"/>
    public Regularizer? biasRegularizer => cell.biasRegularizer;

    /// <inheritdoc cref="UnitsCell.kernelConstraint"/>
    public Constraint? kernelConstraint => cell.kernelConstraint;

    /// <inheritdoc cref="UnitsCell.recurrentConstraint"/>
    public Constraint? recurrentConstraint => cell.recurrentConstraint;

    /// <inheritdoc cref="UnitsCell.biasConstraint"/>
    public Constraint? biasConstraint => cell.biasConstraint;

    /// <inheritdoc cref="UnitsCell.dropout"/>
    public double dropout => cell.dropout;

    /// <inheritdoc cref="UnitsCell.recurrentDropout"/>
    public double recurrentDropout => cell.recurrentDropout;
}
