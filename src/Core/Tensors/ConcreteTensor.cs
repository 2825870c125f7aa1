using Strata.Backends;

namespace Strata.Tensors;

/// <summary>A tensor whose values exist: in a buffer of a device, or, of type string, on the host.</summary>
internal sealed class ConcreteTensor : Tensor
{
    private Storage? storage;
    private string[]? strings;
    private int disposed;

    internal ConcreteTensor(Storage storage, TensorSpec spec, bool isView = false)
        : base(spec)
    {
        this.storage = storage;
        Engine.Created(this, isView ? 0 : storage.Bytes);
    }

    internal ConcreteTensor(string[] strings, Dims dims)
        : base(new(dims, DType.@string))
    {
        this.strings = strings;
        Engine.Created(this, 0);
    }

    ~ConcreteTensor() => Free();

    public override bool isDisposed => disposed != 0;

    internal override BufferView View =>
        isDisposed ? throw new ObjectDisposedException(nameof(Tensor), "Tensor is disposed.")
        : new((storage ?? throw new InvalidOperationException("A string tensor has no buffer."))
            .Buffer, 0, Dims, dtype);

    internal override string[] Strings =>
        strings ?? throw new InvalidOperationException($"dtype: expected string, received {dtype}.");

    internal Storage Storage => storage!;

    public override void dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    internal ConcreteTensor Alias(Dims dims)
    {
        if (strings is not null) return new(strings, dims);
        _ = View;
        storage!.Share();
        return new(storage, new(dims, dtype), isView: true);
    }

    private void Free()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        long bytes = storage is not null && storage.Release() ? storage.Bytes : 0;
        Engine.Freed(bytes);
        strings = null;
        storage = null;
    }
}
