namespace Strata.IO;

/// <summary>Reads streams whose length is not to be trusted.</summary>
internal static class BoundedRead
{
    private const int FirstBytes = 1 << 16;

    /// <summary>All bytes of a stream. Memory grows with what has come, not with what was announced.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="limit">How many bytes it may have.</param>
    /// <param name="what">What it is, for errors.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FormatException">It has more, or more than an array can hold.</exception>
    internal static async Task<ReadOnlyMemory<byte>> AllAsync(
        Stream stream, long limit, string what, CancellationToken cancellationToken)
    {
        limit = Math.Min(limit, Array.MaxLength);
        if (stream.CanSeek)
        {
            if (stream.Length > limit) throw TooLong(what, limit);
            byte[] whole = GC.AllocateUninitializedArray<byte>((int)stream.Length);
            int read = await stream.ReadAtLeastAsync(whole, whole.Length, false, cancellationToken)
                .ConfigureAwait(false);
            return whole.AsMemory(0, read);
        }

        byte[] buffer = new byte[(int)Math.Min(FirstBytes, limit + 1)];
        for (int filled = 0; ;)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            filled += read;
            if (read == 0) return buffer.AsMemory(0, filled);
            if (filled > limit) throw TooLong(what, limit);
            if (filled == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(Math.Min(2L * filled, limit + 1), Array.MaxLength));
        }
    }

    private static FormatException TooLong(string what, long limit) =>
        new($"{what}: expected at most {limit} bytes, found more.");
}
