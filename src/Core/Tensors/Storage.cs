using Buffer = Strata.Backends.Buffer;

namespace Strata.Tensors;

/// <summary>A buffer, shared by the tensors that are views of it, and returned with the last of them.</summary>
internal sealed class Storage(Buffer buffer, long bytes)
{
    private int owners = 1;

    internal Buffer Buffer { get; } = buffer;

    internal long Bytes { get; } = bytes;

    internal void Share() => Interlocked.Increment(ref owners);

    internal bool Release()
    {
        if (Interlocked.Decrement(ref owners) != 0) return false;
        Buffer.Dispose();
        return true;
    }
}
