namespace Strata;

public abstract partial class Optimizer
{
    /// <summary>
    /// What must be saved to go on later: first <c>iter</c>, the int32 number of steps made, then the slots as
    /// <c>weight/slot</c>, all of one kind after all of the other. The tensors are copies.
    /// </summary>
    public IReadOnlyList<NamedTensor> getWeights() =>
        [new("iter", Iteration.clone()), .. table.Values];

    /// <summary>
    /// Takes over what <see cref="getWeights"/> gave. Slots find their weight by name, or else by their place; those
    /// whose weights this optimizer has not seen yet wait for them.
    /// </summary>
    /// <exception cref="ArgumentException">The first is not the number of steps, or slots are missing.</exception>
    /// <exception cref="ShapeException">A slot does not have its weight's shape.</exception>
    public void setWeights(IReadOnlyList<NamedTensor> weights)
    {
        if (weights.Count == 0 || weights[0].tensor.size != 1)
            throw new ArgumentException("weights: expected the number of steps, a scalar named 'iter', as the first.");
        int steps = weights[0].tensor.item<int>();
        table.Restore(weights.Skip(1));
        Iteration.assign(Int(steps));
        restored(steps);
    }

    /// <summary>The name under which it is saved, like "Adam"; of one's own that of the class.</summary>
    public virtual string getClassName() => Serialization.ClassRegistry.NameOf(GetType());

    /// <summary>Returns the memory of its state; the next step starts anew.</summary>
    public virtual void dispose()
    {
        table.Dispose();
        rate.Dispose();
        iteration?.dispose();
        iteration = null;
    }

    /// <inheritdoc/>
    void IDisposable.Dispose() => dispose();

    /// <summary>All variables that steps read or change beside the weights, made for these weights if needed.</summary>
    internal IReadOnlyList<Variable> StateFor(IEnumerable<Variable> weights)
    {
        foreach (var weight in weights) _ = table.Of(weight);
        Variable[] rates = schedule is null ? [rate.Variable] : [];
        return [Iteration, .. rates, .. scalars(), .. table.All];
    }

    /// <summary>
    /// How many variables it keeps beside the weights, as TensorFlow.js counts them: slots and scalars of the rule.
    /// </summary>
    internal int StateCount => table.All.Count() + scalars().Count();

    /// <summary>The scalar variables of its own.</summary>
    protected virtual IEnumerable<Variable> scalars() => [];

    /// <summary>Called when saved state was taken over, with the number of steps made before.</summary>
    protected virtual void restored(int steps)
    {
    }
}
