namespace Strata.IO;

/// <summary>Reads bytes, in order, from pieces that lie one behind the other.</summary>
internal sealed class WeightBytes(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
{
    private int piece;
    private int offset;

    /// <summary>Bytes not read yet.</summary>
    internal long Left { get; private set; } = pieces.Sum(p => (long)p.Length);

    /// <summary>Checks, before memory is taken for any of them, that the bytes of all weights are there.</summary>
    /// <exception cref="FormatException">They are not, or a description does not hold.</exception>
    internal void CheckLength(IEnumerable<WeightSpec> specs)
    {
        long left = Left;
        foreach (var spec in specs)
        {
            if (spec.LeastBytes > left)
            {
                throw new FormatException($"weight '{spec.name}' of shape [{string.Join(",", spec.shape)}]: expected " +
                    $"{spec.LeastBytes} bytes, found {left}: the weight files are too short.");
            }

            left -= spec.LeastBytes;
        }
    }

    /// <summary>Checks that all was read.</summary>
    /// <exception cref="FormatException">It was not.</exception>
    internal void CheckEnd(int weights)
    {
        if (Left > 0)
            throw new FormatException($"weights: {Left} bytes are left behind the {weights} weights described.");
    }

    /// <summary>The next bytes; a copy only where they lie in several pieces.</summary>
    /// <exception cref="FormatException">There are not as many.</exception>
    internal ReadOnlyMemory<byte> Take(long count, string what)
    {
        if (count > Left)
            throw new FormatException($"{what}: expected {count} bytes, found {Left}: the weight files are too short.");
        if (count > Array.MaxLength)
            throw new FormatException($"{what}: expected at most {Array.MaxLength} bytes, found {count}.");
        if (count == 0) return default;
        Skip();
        Left -= count;
        if (count <= pieces[piece].Length - offset)
        {
            offset += (int)count;
            return pieces[piece].Slice(offset - (int)count, (int)count);
        }

        byte[] joined = new byte[count];
        for (int filled = 0; filled < count; Skip())
        {
            int part = Math.Min((int)count - filled, pieces[piece].Length - offset);
            pieces[piece].Slice(offset, part).CopyTo(joined.AsMemory(filled));
            filled += part;
            offset += part;
        }

        return joined;
    }

    private void Skip()
    {
        while (piece < pieces.Count && offset == pieces[piece].Length)
        {
            piece++;
            offset = 0;
        }
    }
}
