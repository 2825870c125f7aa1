using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class ChunkTests : IDisposable
{
    private static readonly FrameHeader s_rows = new() { Kind = FrameKind.Rows, Run = 1, Generation = 2, Step = 3 };
    private readonly Peers _peers = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ChunkedPayload.ChunkBytes - 8)]
    [InlineData(ChunkedPayload.ChunkBytes)]
    [InlineData((5 * ChunkedPayload.ChunkBytes) + 77)]
    public void A_payload_longer_than_a_frame_arrives_whole(int length)
    {
        using var sink = new AssemblingSink(maxBytes: 8 << 20);
        FrameConnection link = Connected(sink);
        byte[] payload = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31 >> 3))];

        ChunkedPayload.Send(link, s_rows, [payload.AsMemory(0, length / 3), payload.AsMemory(length / 3)]);

        Assert.Equal(payload, Await.Take(sink.Whole, "the payload"));
    }

    [Fact]
    public void Two_payloads_may_be_under_way_at_once()
    {
        using var sink = new AssemblingSink(maxBytes: 64 << 20);
        FrameConnection link = Connected(sink);
        byte[] ones = Enumerable.Repeat((byte)1, 3 << 20).ToArray();
        byte[] twos = Enumerable.Repeat((byte)2, 3 << 20).ToArray();

        Parallel.Invoke(
            () => ChunkedPayload.Send(link, s_rows, [ones]),
            () => ChunkedPayload.Send(link, s_rows with { Step = 4 }, [twos]));

        byte[][] got = [Await.Take(sink.Whole, "one"), Await.Take(sink.Whole, "the other")];
        Assert.Equal(ones, got.Single(bytes => bytes[0] == 1));
        Assert.Equal(twos, got.Single(bytes => bytes[0] == 2));
    }

    [Fact]
    public void More_than_the_bound_is_refused_before_memory_is_taken()
    {
        using var sink = new AssemblingSink(maxBytes: 1 << 20);
        FrameConnection link = Connected(sink);

        Assert.ThrowsAny<IOException>(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                ChunkedPayload.Send(link, s_rows, [new byte[2 << 20]]);
            }
        });

        FrameException error = Assert.IsType<FrameException>(Await.Take(sink.Losses, "the loss").Error);
        Assert.Equal(FrameFault.Length, error.Fault);
    }

    [Fact]
    public void A_chunk_out_of_place_is_refused()
    {
        using var sink = new AssemblingSink(maxBytes: 1 << 20);
        FrameConnection link = Connected(sink);

        link.Send(s_rows with { Offset = 100 }, new byte[50]);

        Assert.Equal(PeerLossReason.Corrupt, Await.Take(sink.Losses, "the loss").Reason);
    }

    public void Dispose() => _peers.Dispose();

    private FrameConnection Connected(IFrameSink sink)
    {
        Mesh b = _peers.Mesh("b", sink, unix: true);
        return _peers.Mesh("a", new RecordingSink(), unix: true).Connect(b.Address);
    }
}
