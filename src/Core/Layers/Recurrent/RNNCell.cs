using Strata.Ops.Creation;
using Strata.Tensors;

namespace Strata;

/// <summary>
/// One step of a recurrent layer. A cell of one's own overrides <see cref="Layer.build(Shape)"/>,
/// <see cref="stateSize"/> and <see cref="Layer.call(Tensor[], CallArguments)"/>, which takes the input of the step and
/// the states and gives the output and the new states.
/// </summary>
public abstract class RNNCell : Layer
{
    /// <summary>A cell.</summary>
    /// <param name="options">What every layer takes.</param>
    protected RNNCell(LayerOptions? options = null)
        : base(options)
    {
    }

    /// <summary>Cells one behind the other as one cell; see <c>tf.layers.stackedRNNCells</c>.</summary>
    public static implicit operator RNNCell(RNNCell[] cells) => new Layers.Recurrent.StackedRNNCells(cells);

    /// <summary>The length of each state; the first one is also that of the output.</summary>
    public abstract int[] stateSize { get; }

    /// <inheritdoc/>
    public override Shape[] computeOutputShape(Shape[] inputShapes) =>
        [[inputShapes[0][0], stateSize[0]], .. StateShapes(inputShapes[0])];

    /// <summary>The shapes of the states, for the input of a step.</summary>
    internal virtual Shape[] StateShapes(Shape input) => Array.ConvertAll(stateSize, n => Shape.Create([input[0], n]));

    /// <summary>The states before the first step: zeros.</summary>
    internal virtual Tensor[] FirstStates(Dims input) =>
        Array.ConvertAll(stateSize, n => Tensor.Apply(new Fill([input[0], n], DType.float32, 0)));

    /// <summary>Begins a new sequence: what was drawn at random for the last one is forgotten.</summary>
    internal virtual void BeginSequence()
    {
    }
}
