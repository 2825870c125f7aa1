using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class HandshakeTests : IDisposable
{
    private readonly Peers _peers = new();
    private readonly RecordingSink _there = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wrong_token_is_refused_on_both_ends(bool unix)
    {
        Mesh b = _peers.Mesh("b", _there, unix);
        using var refused = new BlockingCollection<HandshakeException>();
        b.Refused += refused.Add;
        Mesh a = _peers.Mesh("a", _there, unix, _peers.Link("a") with { Token = "another" });

        HandshakeException error = Assert.Throws<HandshakeException>(() => a.Connect(b.Address));

        Assert.Equal(HandshakeFailure.Token, error.Failure);
        Assert.Contains("Security:Token", error.Message);
        HandshakeException seen = Await.Take(refused, "the refusal");
        Assert.Equal(HandshakeFailure.Token, seen.Failure);
        Assert.DoesNotContain("another", seen.Message);
        Assert.Empty(_there.OpenedOnes);
    }

    [Fact]
    public void A_worker_of_another_version_is_refused_and_both_versions_are_named()
    {
        Mesh b = _peers.Mesh("b", _there);
        Socket raw = _peers.Raw(b.Address);

        raw.Send(RawFrames.Hello("old", Peers.Token, version: "0.0.7"));

        HelloPayload answer = ReadAnswer(raw);
        Assert.Equal((byte)HandshakeFailure.Version, answer.First);
        Assert.Contains("0.0.7", answer.Text);
        Assert.Contains(PeerIdentity.ThisVersion, answer.Text);
    }

    [Fact]
    public void A_peer_of_another_protocol_version_is_told_so()
    {
        Mesh b = _peers.Mesh("b", _there);
        Socket raw = _peers.Raw(b.Address);
        byte[] hello = RawFrames.Hello("future", Peers.Token);
        BinaryPrimitives.WriteUInt16LittleEndian(hello.AsSpan(4), FrameHeader.ProtocolVersion + 1);

        raw.Send(hello);

        Assert.Equal((byte)HandshakeFailure.Version, ReadAnswer(raw).First);
    }

    [Fact]
    public void A_listener_that_speaks_another_protocol_version_is_a_version_error()
    {
        byte[] answer = RawFrames.Frame(FrameKind.Welcome, []);
        BinaryPrimitives.WriteUInt16LittleEndian(answer.AsSpan(4), 9);

        HandshakeException error = Assert.Throws<HandshakeException>(() => DialSomethingThatAnswers(answer));

        Assert.Equal(HandshakeFailure.Version, error.Failure);
        Assert.Contains("version 9", error.Message);
    }

    [Fact]
    public void A_web_server_is_no_peer()
    {
        byte[] http = Encoding.ASCII.GetBytes(
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n ");

        HandshakeException error = Assert.Throws<HandshakeException>(() => DialSomethingThatAnswers(http));

        Assert.Equal(HandshakeFailure.NotStrata, error.Failure);
        Assert.Contains("HTTP", error.Message);
    }

    [Fact]
    public void Nobody_at_the_address_is_an_error_that_names_it()
    {
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)free.LocalEndPoint!).Port;
        Mesh a = _peers.Mesh("a", _there);

        HandshakeException error = Assert.Throws<HandshakeException>(
            () => a.Connect(new PeerAddress("b", "127.0.0.1", port)));

        Assert.Equal(HandshakeFailure.Unreachable, error.Failure);
        Assert.Contains($"127.0.0.1:{port}", error.Message);
    }

    [Fact]
    public void A_listener_that_never_answers_is_given_up()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen(1);
        LinkOptions hasty = _peers.Link("a") with { HandshakeTimeout = TimeSpan.FromMilliseconds(50) };
        var address = new PeerAddress("b", "127.0.0.1", ((IPEndPoint)silent.LocalEndPoint!).Port);

        HandshakeException error = Assert.Throws<HandshakeException>(
            () => FrameDialer.Dial(address, hasty, LinkPurpose.Exchange, TimeProvider.System));

        Assert.Equal(HandshakeFailure.Timeout, error.Failure);
    }

    [Fact]
    public void Who_connects_and_says_nothing_is_dropped()
    {
        LinkOptions hasty = _peers.Link("b") with { HandshakeTimeout = TimeSpan.FromMilliseconds(50) };
        Mesh b = _peers.Mesh("b", _there, link: hasty);
        using var refused = new BlockingCollection<HandshakeException>();
        b.Refused += refused.Add;

        Socket raw = _peers.Raw(b.Address);

        Assert.Equal(HandshakeFailure.Timeout, Await.Take(refused, "the refusal").Failure);
        Assert.True(IsClosed(raw));
    }

    [Fact]
    public void Another_process_at_the_peers_address_is_not_taken_for_it()
    {
        Mesh b = _peers.Mesh("b", _there);
        Mesh a = _peers.Mesh("a", _there);

        HandshakeException error = Assert.Throws<HandshakeException>(
            () => a.Connect(b.Address with { Id = "the process that was here before" }));

        Assert.Equal(HandshakeFailure.WrongPeer, error.Failure);
    }

    [Fact]
    public void A_client_is_not_let_in_where_workers_are()
    {
        Mesh b = _peers.Mesh("b", _there);
        Mesh client = _peers.Mesh("c", _there, link: _peers.Link("c", PeerRole.Client));

        HandshakeException error = Assert.Throws<HandshakeException>(() => client.Connect(b.Address));

        Assert.Equal(HandshakeFailure.Role, error.Failure);
    }

    [Fact]
    public void A_full_listener_says_that_it_is_full()
    {
        Mesh b = _peers.Mesh("b", _there, link: _peers.Link("b") with { MaxConnections = 1 });
        _peers.Mesh("a", _there).Connect(b.Address);
        Await.Take(_there.OpenedOnes, "the first connection");

        HandshakeException error = Assert.Throws<HandshakeException>(
            () => _peers.Mesh("c", _there).Connect(b.Address));

        Assert.Equal(HandshakeFailure.Busy, error.Failure);
    }

    [Fact]
    public void Junk_connections_leave_the_listener_working()
    {
        Mesh b = _peers.Mesh("b", _there);
        for (int i = 0; i < 50; i++)
        {
            using Socket raw = _peers.Raw(b.Address);
            raw.Send(Encoding.ASCII.GetBytes(new string((char)('a' + (i % 26)), i)));
        }

        Assert.Equal("b", _peers.Mesh("a", _there).Connect(b.Address).Peer.Id);
    }

    public void Dispose() => _peers.Dispose();

    private FrameConnection DialSomethingThatAnswers(byte[] answer)
    {
        Socket listening = _peers.Own(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listening.Listen(1);
        Task.Factory.StartNew(() => _peers.Own(listening.Accept()).Send(answer), TaskCreationOptions.LongRunning);
        return _peers.Mesh("a", _there).Connect(
            new PeerAddress("b", "127.0.0.1", ((IPEndPoint)listening.LocalEndPoint!).Port));
    }

    private static HelloPayload ReadAnswer(Socket socket)
    {
        var header = new byte[FrameHeader.Size];
        Fill(socket, header);
        var payload = new byte[FrameHeader.Read(header).Length];
        Fill(socket, payload);
        return HelloPayload.Decode(payload);
    }

    private static bool IsClosed(Socket socket)
    {
        try
        {
            return socket.Receive(new byte[1]) == 0;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionReset;
        }
    }

    private static void Fill(Socket socket, byte[] target)
    {
        for (int done = 0; done < target.Length;)
        {
            int got = socket.Receive(target.AsSpan(done));
            Assert.NotEqual(0, got);
            done += got;
        }
    }
}
