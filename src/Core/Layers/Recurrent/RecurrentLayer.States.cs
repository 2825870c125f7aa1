using Strata.Plans;
using Strata.Tensors;

namespace Strata.Layers.Recurrent;

public abstract partial class RecurrentLayer
{
    private readonly bool isStateful;
    private Variable[]? kept;

    /// <inheritdoc/>
    public override bool stateful => isStateful;

    /// <summary>The states that a stateful layer carries to the next batch; none before the first.</summary>
    public IReadOnlyList<Tensor> states => kept ?? [];

    /// <summary>Sets the states of a stateful layer to zeros.</summary>
    /// <exception cref="InvalidOperationException">The layer is not stateful.</exception>
    public override void resetStates() => resetStates(null);

    /// <summary>Sets the states of a stateful layer.</summary>
    /// <param name="newStates">One for each state; zeros by default.</param>
    /// <exception cref="InvalidOperationException">The layer is not stateful.</exception>
    /// <exception cref="ArgumentException">There is another number of states.</exception>
    /// <exception cref="ShapeException">A state has another shape.</exception>
    public void resetStates(Tensor[]? newStates)
    {
        if (!isStateful)
            throw new InvalidOperationException($"resetStates: layer {name} is not stateful; make it with stateful.");
        if (newStates is not null && newStates.Length != Cell.stateSize.Length)
        {
            throw new ArgumentException(
                $"states: layer {name} expects {Cell.stateSize.Length} states, received {newStates.Length}.");
        }

        if (newStates is null)
        {
            foreach (var state in kept ?? []) state.assign(state.zerosLike());
            return;
        }

        kept ??= Array.ConvertAll(newStates, state => new Variable(state, false));
        for (int i = 0; i < kept.Length; i++) kept[i].assign(newStates[i]);
    }

    private void CheckStateful(Shape inputShape)
    {
        if (!isStateful || inputShape[0] is not null) return;
        throw new ArgumentException(
            $"Layer {name} is stateful: expected the batch size in its input's shape, received {inputShape}. Give " +
            "batchInputShape to the first layer, or batchShape to tf.input.");
    }

    private Tensor[] FirstStates(Dims input)
    {
        Dims step = new([input[0], .. input.Span[2..]]);
        if (!isStateful) return Cell.FirstStates(step);
        if (input.IsSymbolic)
            throw new NotTraceableException("a stateful layer carries its state from one batch to the next.");
        kept ??= Array.ConvertAll(Cell.FirstStates(step), zeros => new Variable(zeros, false));

        // Copies: the gradient reads what the batch began with, after the states were replaced.
        return Array.ConvertAll(kept, state => (Tensor)Engine.Materialize(state));
    }

    private void KeepStates(Tensor[] last)
    {
        if (!isStateful) return;
        for (int i = 0; i < last.Length; i++) kept![i].assign(last[i]);
    }
}
