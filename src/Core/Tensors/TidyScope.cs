namespace Strata.Tensors;

/// <summary>The tensors made within one <c>tf.tidy</c>.</summary>
internal sealed class TidyScope(TidyScope? parent)
{
    private readonly List<ConcreteTensor> made = [];

    internal TidyScope? Parent { get; } = parent;

    internal void Add(ConcreteTensor tensor) => made.Add(tensor);

    /// <summary>
    /// Disposes what nobody wants; while a tape is active its values are still needed, and the outer scope takes them.
    /// </summary>
    internal void Close(HashSet<Tensor> results, bool keepAll)
    {
        foreach (var tensor in made)
        {
            if (tensor.Kept) continue;
            if (keepAll || results.Contains(tensor)) Parent?.Add(tensor);
            else tensor.dispose();
        }
    }
}
