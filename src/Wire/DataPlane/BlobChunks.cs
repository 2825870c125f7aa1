namespace Strata.Wire.DataPlane;

/// <summary>The chunks of a blob, as getting and putting send them.</summary>
internal static class BlobChunks
{
    public static void Send(FrameConnection connection, long run, IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        long offset = 0;
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            for (int start = 0; start < piece.Length; start += ChunkedPayload.ChunkBytes)
            {
                int count = Math.Min(ChunkedPayload.ChunkBytes, piece.Length - start);
                connection.Send(
                    new FrameHeader { Kind = FrameKind.BlobChunk, Run = run, Offset = offset },
                    piece.Span.Slice(start, count));
                offset += count;
            }
        }
    }
}
