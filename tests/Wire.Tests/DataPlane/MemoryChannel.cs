using Strata.Wire.DataPlane;

namespace Strata.Wire.Tests.DataPlane;

/// <summary>A channel over bytes in memory: reads what it was given, in pieces of at most so many bytes.</summary>
internal sealed class MemoryChannel(byte[] toRead, int pieceBytes = int.MaxValue) : IByteChannel
{
    private int _position;

    public List<byte> Written { get; } = [];

    public string Remote => "memory";

    public bool CanWriteNow => true;

    public TimeSpan Stall => TimeSpan.Zero;

    public int Read(Span<byte> target)
    {
        int count = Math.Min(Math.Min(target.Length, pieceBytes), toRead.Length - _position);
        toRead.AsSpan(_position, count).CopyTo(target);
        _position += count;
        return count;
    }

    public void Write(ReadOnlySpan<byte> bytes) => Written.AddRange(bytes);

    public void Dispose()
    {
    }
}
