using Buffer = Strata.Backends.Buffer;

namespace Strata.Tensors;

/// <summary>A buffer, shared by the tensors that are views of it, and returned with the last of them.</summary>
internal sealed class Storage
{
    private static long live;
    private int owners = 1;

    internal Storage(Buffer buffer, long bytes)
    {
        (Buffer, Bytes) = (buffer, bytes);
        Interlocked.Increment(ref live);
    }

    /// <summary>How many are in use.</summary>
    internal static long Live => Interlocked.Read(ref live);

    internal Buffer Buffer { get; }

    internal long Bytes { get; }

    internal void Share() => Interlocked.Increment(ref owners);

    internal bool Release()
    {
        if (Interlocked.Decrement(ref owners) != 0) return false;
        Interlocked.Decrement(ref live);
        Buffer.Dispose();
        return true;
    }
}
