namespace Strata;

public abstract partial class Layer
{
    private int? refCount;

    /// <summary>How many owners it has; null if it was never used.</summary>
    private protected int? RefCount
    {
        get => refCount;
        set => refCount = value;
    }

    /// <summary>Gives up one ownership; with the last the weights are freed.</summary>
    /// <exception cref="InvalidOperationException">It was not built, not used, or is disposed.</exception>
    public virtual DisposeResult dispose()
    {
        if (!built)
            throw new InvalidOperationException($"Cannot dispose layer {name} because it has not been built yet.");
        if (refCount is null)
            throw new InvalidOperationException($"Cannot dispose layer {name} because it has not been used yet.");
        CheckUsable();
        refCount--;
        return new(refCount.Value, refCount == 0 ? FreeWeights() : 0);
    }

    /// <inheritdoc/>
    void IDisposable.Dispose()
    {
        if (built && refCount > 0) dispose();
    }

    private protected void CheckUsable()
    {
        if (refCount == 0) throw new ObjectDisposedException(name, $"Layer '{name}' is already disposed.");
    }

    private protected void Retain() => refCount = (refCount ?? 0) + 1;

    private void RetainFirst() => refCount ??= 1;
}
