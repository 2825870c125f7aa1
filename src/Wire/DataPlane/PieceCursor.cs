namespace Strata.Wire.DataPlane;

/// <summary>Reads a list of pieces of memory as if they lay together.</summary>
internal sealed class PieceCursor(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
{
    private int _piece;
    private int _offset;

    /// <summary>Bytes not read yet.</summary>
    public long Remaining { get; private set; } = pieces.Sum(piece => (long)piece.Length);

    /// <summary>Copies as much as fits, and says how much that was.</summary>
    public int CopyTo(Span<byte> target)
    {
        int done = 0;
        while (done < target.Length && Remaining > 0)
        {
            ReadOnlySpan<byte> rest = pieces[_piece].Span[_offset..];
            int count = Math.Min(rest.Length, target.Length - done);
            rest[..count].CopyTo(target[done..]);
            done += count;
            _offset += count;
            Remaining -= count;
            if (count == rest.Length)
            {
                _piece++;
                _offset = 0;
            }
        }

        return done;
    }
}
