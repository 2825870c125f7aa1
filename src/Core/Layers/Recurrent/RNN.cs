namespace Strata.Layers.Recurrent;

/// <summary>
/// Takes a cell through the steps of a sequence.
/// <para>Input: [batch, steps, …], then the cell's states if they are given. Output: the cell's last output, or, with
/// returnSequences, those of all steps; then, with returnState, the last states. Weights: the cell's.</para>
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="returnSequences">Whether it gives the outputs of all steps; false by default.</param>
/// <param name="returnState">Whether it gives the last states too; false by default.</param>
/// <param name="goBackwards">Whether it takes the steps from the last to the first; false by default.</param>
/// <param name="stateful">Whether a batch begins with the states the last one ended with; false by default.</param>
/// <param name="unroll">Kept for files; changes nothing.</param>
/// <param name="options">What every layer takes.</param>
public sealed class RNN(
    RNNCell cell, bool returnSequences = false, bool returnState = false, bool goBackwards = false,
    bool stateful = false, bool unroll = false, LayerOptions? options = null)
    : RecurrentLayer(cell, returnSequences, returnState, goBackwards, stateful, unroll, options)
{
    /// <summary>The cell.</summary>
    public RNNCell cell => Cell;
}
