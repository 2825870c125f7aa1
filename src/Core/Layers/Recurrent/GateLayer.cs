namespace Strata.Layers.Recurrent;

/// <summary>What recurrent layers with a cell of their own have in common: its options are theirs.</summary>
public abstract class GateLayer : RecurrentLayer
{
    private readonly GateCell cell;

    private protected GateLayer(
        GateCell cell, Regularizer? activityRegularizer, bool returnSequences, bool returnState, bool goBackwards,
        bool stateful, bool unroll, LayerOptions? options)
        : base(cell, returnSequences, returnState, goBackwards, stateful, unroll, options)
    {
        this.cell = cell;
        this.activityRegularizer = activityRegularizer;
    }

    /// <inheritdoc/>
    public override Regularizer? activityRegularizer { get; }

    /// <inheritdoc cref="GateCell.activation"/>
    public ActivationFunction activation => cell.activation;

    /// <inheritdoc cref="GateCell.useBias"/>
    public bool useBias => cell.useBias;

    /// <inheritdoc cref="GateCell.kernelInitializer"/>
    public Initializer kernelInitializer => cell.kernelInitializer;

    /// <inheritdoc cref="GateCell.recurrentInitializer"/>
    public Initializer recurrentInitializer => cell.recurrentInitializer;

    /// <inheritdoc cref="GateCell.biasInitializer"/>
    public Initializer biasInitializer => cell.biasInitializer;

    /// <inheritdoc cref="GateCell.kernelRegularizer"/>
    public Regularizer? kernelRegularizer => cell.kernelRegularizer;

    /// <inheritdoc cref="GateCell.recurrentRegularizer"/>
    public Regularizer? recurrentRegularizer => cell.recurrentRegularizer;

    /// <inheritdoc cref="GateCell.biasRegularizer"/>
    public Regularizer? biasRegularizer => cell.biasRegularizer;

    /// <inheritdoc cref="GateCell.kernelConstraint"/>
    public Constraint? kernelConstraint => cell.kernelConstraint;

    /// <inheritdoc cref="GateCell.recurrentConstraint"/>
    public Constraint? recurrentConstraint => cell.recurrentConstraint;

    /// <inheritdoc cref="GateCell.biasConstraint"/>
    public Constraint? biasConstraint => cell.biasConstraint;

    /// <inheritdoc cref="GateCell.dropout"/>
    public double dropout => cell.dropout;

    /// <inheritdoc cref="GateCell.recurrentDropout"/>
    public double recurrentDropout => cell.recurrentDropout;
}
