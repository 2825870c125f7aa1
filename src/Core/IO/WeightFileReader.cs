namespace Strata.IO;

/// <summary>Reads the files that a weights manifest names.</summary>
internal static class WeightFileReader
{
    /// <summary>The bytes of all groups in order. No file is read further than its group says.</summary>
    /// <param name="groups">The manifest.</param>
    /// <param name="open">Opens the file of a path in it.</param>
    /// <param name="onProgress">Is told the fraction of the files that have been read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FormatException">The files are shorter or longer than the weights need.</exception>
    internal static async Task<List<ReadOnlyMemory<byte>>> ReadAsync(
        IReadOnlyList<WeightGroup> groups, Func<string, CancellationToken, Task<Stream>> open,
        Action<double>? onProgress, CancellationToken cancellationToken)
    {
        var data = new List<ReadOnlyMemory<byte>>();
        int files = groups.Sum(group => group.Paths.Length);
        onProgress?.Invoke(0);
        foreach (var group in groups)
        {
            long? left = group.Bytes;
            foreach (string path in group.Paths)
            {
                var stream = await open(path, cancellationToken).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                {
                    data.Add(await BoundedRead
                        .AllAsync(stream, left ?? Array.MaxLength, $"weight file '{path}'", cancellationToken)
                        .ConfigureAwait(false));
                }

                left -= data[^1].Length;
                onProgress?.Invoke((double)data.Count / files);
            }

            if (left > 0)
            {
                throw new FormatException($"weight files {string.Join(", ", group.Paths)}: expected {group.Bytes} " +
                    $"bytes, found {left} fewer.");
            }
        }

        return data;
    }
}
