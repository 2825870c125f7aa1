using Strata.Ops.Creation;

namespace Strata.Layers.Recurrent;

/// <summary>What cells of units have in common: the weights have columns for each gate, one behind the other.</summary>
public abstract class UnitsCell : GateCell
{
    private protected UnitsCell(int units, RecurrentSettings settings, LayerOptions? options)
        : base(settings, options) => this.units = Positive.Checked(nameof(units), units);

    /// <summary>The length of the state and the output.</summary>
    public int units { get; }

    /// <inheritdoc/>
    public override int[] stateSize => [units];

    /// <summary>How many gates there are.</summary>
    private protected abstract int Gates { get; }

    /// <summary>The shape of the bias.</summary>
    private protected virtual Shape BiasShape => [Gates * units];

    /// <inheritdoc/>
    public override void build(Shape inputShape) => AddWeights(
        [inputShape.Known(-1, name), Gates * units], [units, Gates * units], BiasShape);

    /// <summary>
    /// The whole sequence at once, if backends know the cell: h after each step or after the last one, and then, of a
    /// cell with a second state, the last of that, if asked for.
    /// </summary>
    internal virtual Tensor? Fused(Tensor x, Tensor[] states, bool eachStep, bool lastStates, bool firstGiven) => null;

    /// <summary>Kernel, recurrent kernel and bias one below the other.</summary>
    private protected Tensor StackedWeights() => Tensor.Join(
        [
            Kernel!.read(), RecurrentKernel!.read(),
            Bias is null ? Zeros(1, Gates * units) : Bias.read().ReshapeTo([1, Gates * units]),
        ], 0);

    private protected static Tensor Zeros(int rows, int columns) =>
        Tensor.Apply(new Fill([rows, columns], DType.float32, 0));

    private protected Tensor Biased(Tensor z) => Bias is null ? z : z.add(Bias.read());
}
