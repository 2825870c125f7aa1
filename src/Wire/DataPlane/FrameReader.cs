using System.Globalization;
using System.Net.Sockets;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Reads frames from a channel: the header through a small pinned buffer, the payload straight into the caller's
/// memory, in as many pieces as the caller likes. Used by one thread at a time.
/// </summary>
internal sealed class FrameReader(IByteChannel channel, int maxPayload, TimeProvider time)
{
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(16 << 10, pinned: true);
    private int _start;
    private int _end;
    private uint _checksum;
    private uint _expected;
    private long _waitingSince;

    /// <summary>Bytes of the current frame's payload that were not read yet.</summary>
    public int Remaining { get; private set; }

    /// <summary>
    /// How long the reading thread has been waiting for a byte; zero while it does something else, such as waiting
    /// for the sink: a peer whose bytes lie here unread is not silent.
    /// </summary>
    public TimeSpan Silence =>
        Interlocked.Read(ref _waitingSince) is var since and not 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Lets the silence begin now, if the reading thread waits.</summary>
    public void Forgive()
    {
        long since = Interlocked.Read(ref _waitingSince);
        if (since != 0)
        {
            Interlocked.CompareExchange(ref _waitingSince, time.GetTimestamp(), since);
        }
    }

    /// <summary>Reads the next header; what was left of the payload before it is read and dropped.</summary>
    /// <returns>False when the other end closed between two frames.</returns>
    public bool TryReadHeader(out FrameHeader header)
    {
        Skip();
        header = default;
        if (!Fill(FrameHeader.Size))
        {
            return false;
        }

        header = FrameHeader.Read(_buffer.AsSpan(_start, FrameHeader.Size), maxPayload);
        _start += FrameHeader.Size;
        Remaining = header.Length;
        _checksum = Crc32C.Start;
        _expected = header.Checksum;
        CheckAtEnd();
        return true;
    }

    /// <summary>Reads the next bytes of the payload; with the last ones the checksum is checked.</summary>
    public void Read(Span<byte> target)
    {
        if (target.Length > Remaining)
        {
            throw new FrameException(FrameFault.Content, string.Create(CultureInfo.InvariantCulture,
                $"Expected {target.Length} more bytes in a frame's payload; it has {Remaining}."));
        }

        if (target.IsEmpty)
        {
            return;
        }

        int buffered = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(target);
        _start += buffered;
        for (int done = buffered; done < target.Length;)
        {
            done += ReadSome(target[done..]);
        }

        _checksum = Crc32C.Append(_checksum, target);
        Remaining -= target.Length;
        CheckAtEnd();
    }

    /// <summary>Reads and drops what is left of the payload.</summary>
    public void Skip()
    {
        Span<byte> scratch = stackalloc byte[4096];
        while (Remaining > 0)
        {
            Read(scratch[..Math.Min(scratch.Length, Remaining)]);
        }
    }

    private void CheckAtEnd()
    {
        if (Remaining == 0 && Crc32C.Finish(_checksum) != _expected)
        {
            throw new FrameException(
                FrameFault.PayloadChecksum, "A frame's payload is damaged: its checksum is wrong.");
        }
    }

    // True when `count` bytes are buffered; false at a clean end.
    private bool Fill(int count)
    {
        if (_end - _start >= count)
        {
            return true;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        while (_end < count)
        {
            int got = Receive(_buffer.AsSpan(_end));
            if (got == 0 && _end == 0)
            {
                return false;
            }

            _end += got > 0 ? got : throw Truncated();
        }

        return true;
    }

    private int ReadSome(Span<byte> target)
    {
        int got = Receive(target);
        return got > 0 ? got : throw Truncated();
    }

    private int Receive(Span<byte> target)
    {
        Interlocked.Exchange(ref _waitingSince, time.GetTimestamp());
        int got = channel.Read(target);
        Interlocked.Exchange(ref _waitingSince, 0);
        return got;
    }

    private static FrameException Truncated() =>
        new(FrameFault.Truncated, "The connection ended inside a frame.");
}
