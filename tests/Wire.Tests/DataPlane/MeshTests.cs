using System.Net.Sockets;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class MeshTests : IDisposable
{
    private readonly Peers _peers = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Floats_sent_to_a_peer_arrive_bit_for_bit(bool unix)
    {
        var there = new RecordingSink();
        Mesh b = _peers.Mesh("b", there, unix);
        Mesh a = _peers.Mesh("a", new RecordingSink(), unix);
        float[] sum = [.. Enumerable.Range(0, 100_000).Select(i => MathF.Sin(i) / 3)];
        sum[5] = float.NaN;

        FrameConnection link = a.Connect(b.Address);
        link.Send(new FrameHeader { Kind = FrameKind.NodeSum, Run = 4, Generation = 2, Step = 10 }, sum.AsSpan());
        (FrameHeader header, byte[] bytes, FrameConnection from) = Await.Take(there.Frames, "the node sum");

        Assert.Equal((4, 2, 10), (header.Run, header.Generation, header.Step));
        Assert.Equal(new byte[][] { [.. System.Runtime.InteropServices.MemoryMarshal.AsBytes(sum.AsSpan())] }, [bytes]);
        Assert.Equal(("a", "b", PeerRole.Worker), (from.Peer.Id, link.Peer.Id, from.Peer.Role));
    }

    [Fact]
    public void Connecting_twice_gives_the_same_connection_until_it_is_closed()
    {
        Mesh b = _peers.Mesh("b", new RecordingSink());
        Mesh a = _peers.Mesh("a", new RecordingSink());

        FrameConnection first = a.Connect(b.Address);
        Assert.Same(first, a.Connect(b.Address));

        a.Disconnect("b");
        Assert.False(a.TryGet("b", out _));
        Assert.NotSame(first, a.Connect(b.Address));
    }

    [Fact]
    public void An_answer_goes_back_on_the_connection_it_came_by()
    {
        Mesh b = _peers.Mesh("b", new RecordingSink((from, header) =>
            from.Send(header with { Kind = FrameKind.Total }, new byte[] { 1, 2 })));
        var here = new RecordingSink();
        Mesh a = _peers.Mesh("a", here);

        a.Connect(b.Address).Send(new FrameHeader { Kind = FrameKind.TotalRequest, Step = 5 }, new byte[] { 0 });

        (FrameHeader header, byte[] bytes, _) = Await.Take(here.Frames, "the answer");
        Assert.Equal((FrameKind.Total, 5L, 2), (header.Kind, header.Step, bytes.Length));
    }

    [Fact]
    public void A_peer_that_leaves_says_goodbye()
    {
        var there = new RecordingSink();
        Mesh b = _peers.Mesh("b", there);
        Mesh a = _peers.Mesh("a", new RecordingSink());
        a.Connect(b.Address);
        Await.Take(there.OpenedOnes, "the connection");

        a.Dispose();

        (FrameConnection lost, PeerLoss loss) = Await.Take(there.Losses, "the loss");
        Assert.Equal(("a", PeerLossReason.Goodbye), (lost.Peer.Id, loss.Reason));
    }

    [Fact]
    public void A_connection_that_breaks_is_a_loss_at_once()
    {
        var there = new RecordingSink();
        Mesh b = _peers.Mesh("b", there);
        Mesh a = _peers.Mesh("a", new RecordingSink());
        FrameConnection link = a.Connect(b.Address);
        Await.Take(there.OpenedOnes, "the connection");

        link.Abort(PeerLossReason.Rejected);

        Assert.Equal(PeerLossReason.Reset, Await.Take(there.Losses, "the loss").Loss.Reason);
    }

    [Fact]
    public void Damaged_bytes_after_the_handshake_end_the_connection_and_only_it()
    {
        var there = new RecordingSink();
        Mesh b = _peers.Mesh("b", there);
        Mesh a = _peers.Mesh("a", new RecordingSink());
        FrameConnection good = a.Connect(b.Address);
        Socket raw = _peers.Raw(b.Address);
        raw.Send(RawFrames.Hello("raw", Peers.Token));

        raw.Send(new byte[200]);

        (FrameConnection lost, PeerLoss loss) = Await.Take(there.Losses, "the loss");
        Assert.Equal(("raw", PeerLossReason.Corrupt), (lost.Peer.Id, loss.Reason));
        good.Send(new FrameHeader { Kind = FrameKind.NodeSum }, new byte[] { 1 });
        Await.Take(there.Frames, "a frame of the good peer");
    }

    [Fact]
    public void A_receiver_that_fails_loses_the_connection_and_says_why()
    {
        var failing = new RecordingSink((_, _) => throw new InvalidOperationException("not this one"));
        Mesh b = _peers.Mesh("b", failing);
        Mesh a = _peers.Mesh("a", new RecordingSink());

        a.Connect(b.Address).Send(new FrameHeader { Kind = FrameKind.NodeSum }, new byte[] { 1 });

        PeerLoss loss = Await.Take(failing.Losses, "the loss").Loss;
        Assert.Equal(PeerLossReason.Rejected, loss.Reason);
        Assert.Contains("not this one", loss.Description);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_receiver_that_waits_holds_up_the_sender_and_is_not_silent(bool unix)
    {
        using var gate = new ManualResetEventSlim();
        var slow = new RecordingSink((_, _) => gate.Wait(TimeSpan.FromSeconds(20)));
        Mesh b = _peers.Mesh("b", slow, unix);
        Mesh a = _peers.Mesh("a", new RecordingSink(), unix);
        FrameConnection link = a.Connect(b.Address);
        const int frames = 64;
        int sent = 0;
        var payload = new byte[1 << 20];

        Task sending = Task.Factory.StartNew(() =>
        {
            for (; sent < frames; sent++)
            {
                link.Send(new FrameHeader { Kind = FrameKind.NodeSum }, payload);
            }
        }, TaskCreationOptions.LongRunning);
        FrameConnection receiving = Await.Take(slow.OpenedOnes, "the connection");
        Assert.False(sending.Wait(TimeSpan.FromMilliseconds(200)));
        Assert.InRange(sent, 0, frames - 1);
        Assert.Equal(TimeSpan.Zero, receiving.Silence);

        gate.Set();
        Await.Done(sending, "sending");
        for (int i = 0; i < frames; i++)
        {
            Await.Take(slow.Frames, "a held up frame");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Aborting_a_connection_wakes_a_sender_that_waits(bool unix)
    {
        using var gate = new ManualResetEventSlim();
        var stuck = new RecordingSink((_, _) => gate.Wait(TimeSpan.FromSeconds(20)));
        Mesh b = _peers.Mesh("b", stuck, unix);
        Mesh a = _peers.Mesh("a", new RecordingSink(), unix);
        FrameConnection link = a.Connect(b.Address);
        var payload = new byte[32 << 20];
        Task sending = Task.Factory.StartNew(
            () => Assert.ThrowsAny<IOException>(() =>
                link.Send(new FrameHeader { Kind = FrameKind.NodeSum }, payload)), TaskCreationOptions.LongRunning);
        Assert.False(sending.Wait(TimeSpan.FromMilliseconds(100)));

        link.Abort(PeerLossReason.Silent);

        Await.Done(sending, "the sender that waited");
        gate.Set();
    }

    [Fact]
    public void A_port_in_use_is_an_error_that_names_port_and_setting()
    {
        Mesh a = _peers.Mesh("a", new RecordingSink());
        var same = new ListenerOptions { Port = a.Address.Port, SocketFolder = null };

        IOException error = Assert.Throws<IOException>(() => _peers.Mesh("b", new RecordingSink(), at: same));

        Assert.Contains($"DataPlane:Port: 127.0.0.1:{a.Address.Port} is in use", error.Message);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void The_socket_lies_in_a_folder_that_only_its_user_enters()
    {
        Mesh a = _peers.Mesh("a", new RecordingSink(), unix: true);
        string folder = Path.GetDirectoryName(a.Address.UnixPath)!;

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));

        a.Dispose();
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void An_address_travels_as_endpoints()
    {
        var both = new PeerAddress("w", "10.1.2.3", 4055, "/tmp/x/d.sock");
        var six = new PeerAddress("w", "::1", 4055);

        Assert.Equal(["unix:///tmp/x/d.sock", "tcp://10.1.2.3:4055"], both.ToEndpoints());
        Assert.Equal(both, PeerAddress.FromEndpoints("w", both.ToEndpoints()));
        Assert.Equal(six, PeerAddress.FromEndpoints("w", six.ToEndpoints()));
        Assert.Throws<FormatException>(() => PeerAddress.FromEndpoints("w", ["ftp://x"]));
        Assert.Throws<FormatException>(() => PeerAddress.FromEndpoints("w", []));
    }

    public void Dispose() => _peers.Dispose();
}
