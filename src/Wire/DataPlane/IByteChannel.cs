namespace Strata.Wire.DataPlane;

/// <summary>A two-way stream of bytes with blocking reads and writes: a socket, or TLS over one.</summary>
internal interface IByteChannel : IDisposable
{
    /// <summary>Where the other end is, for messages.</summary>
    string Remote { get; }

    /// <summary>True if a few bytes can be written now without waiting for the other end.</summary>
    bool CanWriteNow { get; }

    /// <summary>How long the write that is under way has made no progress; zero if none is.</summary>
    TimeSpan Stall { get; }

    /// <summary>Reads what is there, at least one byte; 0 when the other end closed.</summary>
    int Read(Span<byte> target);

    /// <summary>Writes all bytes.</summary>
    void Write(ReadOnlySpan<byte> bytes);
}
