namespace Strata.Layers.Recurrent;

/// <summary>
/// Takes a cell through the steps of a sequence.
/// <para>Input: [batch, steps, …], then the cell's states if they are given. Output: the cell's last output, or, with
/// returnSequences, those of all steps; then, with returnState, the last states. Weights: the cell's.</para>
/// A cell may take constants: tensors that it gets at each step, behind the states. They are the last of the inputs.
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="returnSequences">Whether it gives the outputs of all steps; false by default.</param>
/// <param name="returnState">Whether it gives the last states too; false by default.</param>
/// <param name="goBackwards">Whether it takes the steps from the last to the first; false by default.</param>
/// <param name="stateful">Whether a batch begins with the states the last one ended with; false by default.</param>
/// <param name="unroll">Kept for files; changes nothing.</param>
/// <param name="numConstants">How many constants there are; also set by applying the layer with constants.</param>
/// <param name="options">What every layer takes.</param>
public sealed class RNN(
    RNNCell cell, bool returnSequences = false, bool returnState = false, bool goBackwards = false,
    bool stateful = false, bool unroll = false, int numConstants = 0, LayerOptions? options = null)
    : RecurrentLayer(cell, returnSequences, returnState, goBackwards, stateful, unroll, options)
{
    /// <summary>The cell.</summary>
    public RNNCell cell => Cell;

    /// <summary>How many constants there are.</summary>
    public int numConstants { get; private set; } = numConstants >= 0 ? numConstants
        : throw new ArgumentException($"numConstants: expected a number of at least 0, received {numConstants}.");

    private protected override int Constants => numConstants;

    /// <summary>Applies the layer to a symbolic sequence, with tensors that the cell gets at each step.</summary>
    /// <typeparam name="T">SymbolicTensor or SymbolicTensor[].</typeparam>
    /// <param name="input">The sequence.</param>
    /// <param name="initialState">The states before the first step; null for zeros.</param>
    /// <param name="constants">What the cell gets behind its states at each step.</param>
    /// <exception cref="ShapeException">A shape does not fit.</exception>
    public T apply<T>(SymbolicTensor input, SymbolicTensor[]? initialState, SymbolicTensor[] constants) =>
        WithConstants(constants.Length).apply<T>([input, .. initialState ?? [], .. constants]);

    /// <summary>Runs the layer over a sequence now, with tensors that the cell gets at each step.</summary>
    /// <typeparam name="T">Tensor or Tensor[].</typeparam>
    /// <param name="input">The sequence.</param>
    /// <param name="initialState">The states before the first step; null for zeros.</param>
    /// <param name="constants">What the cell gets behind its states at each step.</param>
    /// <param name="training">Whether as in a training step.</param>
    /// <param name="mask">The sequence's mask.</param>
    /// <exception cref="ShapeException">A shape does not fit.</exception>
    public T apply<T>(
        Tensor input, Tensor[]? initialState, Tensor[] constants, bool training = false, Tensor? mask = null)
    {
        Tensor[] inputs = [input, .. initialState ?? [], .. constants];
        Tensor?[] masks = [mask ?? input.kerasMask, .. new Tensor?[inputs.Length - 1]];
        return WithConstants(constants.Length).apply<T>(inputs, training, masks);
    }

    private RNN WithConstants(int count)
    {
        if (built && count != numConstants)
        {
            throw new ArgumentException(
                $"constants: layer {name} was built with {numConstants} constants, received {count}.");
        }

        numConstants = count;
        return this;
    }
}
