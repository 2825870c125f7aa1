using System.Security.Cryptography;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class BlobTests : IDisposable
{
    private readonly Peers _peers = new();
    private readonly BlobStore _store = new(maxBytes: 8 << 20);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData((3 << 20) + 1)]
    public void A_blob_that_was_put_can_be_got_with_its_hash(int length)
    {
        using BlobClient client = Client();
        byte[] content = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 13))];

        client.Put(7, "x", [content.AsMemory(0, length / 2), content.AsMemory(length / 2)]);
        Blob blob = client.Get(7, "x");

        Assert.Equal(content, blob.Bytes.ToArray());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), blob.Hash);
        Assert.Equal(length, _store.Bytes);
    }

    [Fact]
    public void A_blob_that_is_not_there_is_an_error_and_the_connection_goes_on()
    {
        using BlobClient client = Client();

        BlobException error = Assert.Throws<BlobException>(() => client.Get(7, "y"));
        client.Put(7, "y", [new byte[] { 1 }]);

        Assert.Contains("Blob 'y' of run 7 is not here", error.Message);
        Assert.Equal([1], client.Get(7, "y").Bytes.ToArray());
    }

    [Fact]
    public void A_blob_without_room_is_refused_and_the_connection_goes_on()
    {
        using BlobClient client = Client();

        BlobException error = Assert.Throws<BlobException>(() => client.Put(7, "big", [new byte[9 << 20]]));
        client.Put(7, "small", [new byte[8 << 20]]);

        Assert.Contains("'big' of run 7 has 9437184 bytes; 8388608 of 8388608 are free", error.Message);
        Assert.True(_store.TryGet(7, "small", out _));
    }

    [Fact]
    public void A_blob_longer_than_the_caller_takes_is_refused()
    {
        using BlobClient client = Client();
        _store.Put(7, "x", [new byte[1000]]);

        Assert.Throws<BlobException>(() => client.Get(7, "x", maxBytes: 999));
    }

    [Fact]
    public void A_put_that_breaks_off_gives_its_room_back()
    {
        var there = new RecordingSink();
        using var lost = new ManualResetEventSlim();
        FrameConnection link = _peers.Mesh("a", there, unix: true)
            .Connect(Serving(lost.Set).Address, LinkPurpose.Blobs);
        link.Send(new FrameHeader { Kind = FrameKind.BlobPut, Run = 1, Offset = 5 << 20 }, new byte[40]);
        link.Send(new FrameHeader { Kind = FrameKind.BlobChunk, Run = 1 }, new byte[1 << 20]);

        link.Abort(PeerLossReason.Reset);

        Assert.True(lost.Wait(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, _store.Bytes);
    }

    [Fact]
    public void A_blob_whose_content_is_not_the_announced_one_is_not_stored()
    {
        var here = new RecordingSink();
        FrameConnection link = _peers.Mesh("a", here, unix: true).Connect(Serving().Address, LinkPurpose.Blobs);

        link.Send(new FrameHeader { Kind = FrameKind.BlobPut, Run = 1, Offset = 3 }, [.. new byte[32], (byte)'x']);
        link.Send(new FrameHeader { Kind = FrameKind.BlobChunk, Run = 1 }, new byte[3]);

        Assert.Equal(FrameKind.BlobRefused, Await.Take(here.Frames, "the answer").Header.Kind);
        Assert.False(_store.TryGet(1, "x", out _));
        Assert.Equal(0, _store.Bytes);
    }

    [Fact]
    public void The_blobs_of_a_run_go_together()
    {
        _store.Put(1, "x", [new byte[10]]);
        _store.Put(1, "x", [new byte[20]]);
        _store.Put(1, "y", [new byte[5]]);
        _store.Put(2, "x", [new byte[7]]);

        _store.RemoveRun(1);

        Assert.Equal(7, _store.Bytes);
    }

    public void Dispose() => _peers.Dispose();

    private BlobClient Client()
    {
        PeerAddress server = Serving().Address;
        LinkHub hub = _peers.Own(new LinkHub(_peers.Link("client"), new RecordingSink(), TimeProvider.System));
        return new BlobClient(hub, server);
    }

    private Mesh Serving(Action? lost = null) =>
        _peers.Mesh("server", new BlobSink(new BlobServer(_store, _store), lost), unix: true);

    private sealed class BlobSink(BlobServer server, Action? lost) : IFrameSink
    {
        public void Opened(FrameConnection connection)
        {
        }

        public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload) =>
            Assert.True(server.TryReceive(connection, header, payload));

        public void Lost(FrameConnection connection, PeerLoss loss)
        {
            server.Lost(connection);
            lost?.Invoke();
        }
    }
}
