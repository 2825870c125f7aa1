namespace Strata.IO;

/// <summary>A file of weights to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pieces">Its bytes.</param>
internal sealed record WeightFile(string Name, IReadOnlyList<ReadOnlyMemory<byte>> Pieces)
{
    /// <summary>
    /// One file, or, as Keras's converter writes them, files of some bytes each, named group1-shard1of3.bin.
    /// </summary>
    internal static IReadOnlyList<WeightFile> Of(ModelArtifacts artifacts, string name, int? shardBytes)
    {
        if (shardBytes is not { } size) return [new(name, artifacts.weightData)];
        if (size < 1)
            throw new ArgumentException($"weightShardSizeBytes: expected at least 1 byte, received {size}.");
        var shards = Cut(artifacts.weightData, size);
        return [.. shards.Select((pieces, i) => new WeightFile($"group1-shard{i + 1}of{shards.Count}.bin", pieces))];
    }

    private static List<List<ReadOnlyMemory<byte>>> Cut(IReadOnlyList<ReadOnlyMemory<byte>> pieces, int size)
    {
        var shards = new List<List<ReadOnlyMemory<byte>>> { new() };
        int room = size;
        foreach (var piece in pieces)
        {
            for (int at = 0; at < piece.Length;)
            {
                if (room == 0)
                {
                    shards.Add([]);
                    room = size;
                }

                int part = Math.Min(room, piece.Length - at);
                shards[^1].Add(piece.Slice(at, part));
                at += part;
                room -= part;
            }
        }

        return shards;
    }
}
