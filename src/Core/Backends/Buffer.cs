namespace Strata.Backends;

/// <summary>
/// Memory of one device. The host reaches it only by <see cref="Backend.Read"/> and <see cref="Backend.Write"/>.
/// </summary>
/// <param name="owner">The backend that allocated it.</param>
/// <param name="byteLength">Its usable length in bytes.</param>
public abstract class Buffer(Backend owner, long byteLength) : IDisposable
{
    /// <summary>The backend that allocated it.</summary>
    public Backend Owner { get; } = owner;

    /// <summary>Its usable length in bytes.</summary>
    public long ByteLength { get; } = byteLength;

    /// <summary>Returns the memory; a second call does nothing.</summary>
    public abstract void Dispose();
}
