namespace Strata;

/// <summary>
/// Applies recurrent layers to a sequence and the states before its first step. A state that is symbolic becomes an
/// input of the model, as if the layer had been applied to the list of the sequence and the states.
/// </summary>
public static class InitialStates
{
    /// <summary>Applies the layer to a symbolic sequence.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The sequence.</param>
    /// <param name="initialState">Its states before the first step; of a bidirectional layer the forward ones, then
    /// the backward ones.</param>
    /// <exception cref="ArgumentException">There is another number of states.</exception>
    /// <exception cref="ShapeException">A shape does not fit.</exception>
    public static SymbolicTensor apply(this IRecurrent layer, SymbolicTensor input, SymbolicTensor[] initialState) =>
        Of(layer).apply([input, .. Checked(layer, initialState)]);

    /// <inheritdoc cref="apply(IRecurrent, SymbolicTensor, SymbolicTensor[])"/>
    /// <typeparam name="T">SymbolicTensor or SymbolicTensor[].</typeparam>
    public static T apply<T>(this IRecurrent layer, SymbolicTensor input, SymbolicTensor[] initialState) =>
        Of(layer).apply<T>([input, .. Checked(layer, initialState)]);

    /// <summary>Runs the layer over a sequence now.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The sequence.</param>
    /// <param name="initialState">Its states before the first step; of a bidirectional layer the forward ones, then
    /// the backward ones.</param>
    /// <param name="training">Whether as in a training step.</param>
    /// <param name="mask">The sequence's mask.</param>
    /// <exception cref="ArgumentException">There is another number of states.</exception>
    /// <exception cref="ShapeException">A shape does not fit.</exception>
    public static Tensor apply(
        this IRecurrent layer, Tensor input, Tensor[] initialState, bool training = false, Tensor? mask = null) =>
        layer.apply<Tensor>(input, initialState, training, mask);

    /// <inheritdoc cref="apply(IRecurrent, Tensor, Tensor[], bool, Tensor?)"/>
    /// <typeparam name="T">Tensor or Tensor[].</typeparam>
    public static T apply<T>(
        this IRecurrent layer, Tensor input, Tensor[] initialState, bool training = false, Tensor? mask = null)
    {
        Tensor?[] masks = [mask ?? input.kerasMask, .. new Tensor?[initialState.Length]];
        return Of(layer).apply<T>([input, .. Checked(layer, initialState)], training, masks);
    }

    private static Layer Of(IRecurrent layer) => (Layer)layer;

    private static TState[] Checked<TState>(IRecurrent layer, TState[] states) =>
        states.Length == layer.StateCount ? states
            : throw new ArgumentException($"initialState: layer {Of(layer).name} expects {layer.StateCount} states, " +
                $"received {states.Length}.");
}
