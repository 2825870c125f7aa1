using System.Collections.Concurrent;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;
using Strata.Wire.Tests.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.Serialization;

public sealed class WireFramesTests : IDisposable
{
    private readonly Peers _peers = new();

    [Fact]
    public void A_message_crosses_a_connection()
    {
        using var sink = new MessageSink();
        FrameConnection link = _peers.Mesh("a", new RecordingSink()).Connect(_peers.Mesh("b", sink).Address);
        var message = (StopRun)Samples.Of(typeof(StopRun));

        WireFrames.Send(link, message);

        Assert.Equal(message, Await.Take(sink.Messages, "the message"));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 200, 1, 2 })]
    [InlineData(new byte[] { 3, (byte)'a', (byte)'/', (byte)'1', 0x90 })]
    public void What_is_no_message_ends_the_connection(byte[] payload)
    {
        using var sink = new MessageSink();
        FrameConnection link = _peers.Mesh("a", new RecordingSink()).Connect(_peers.Mesh("b", sink).Address);

        link.Send(new FrameHeader { Kind = FrameKind.Message }, payload);

        Assert.Equal(PeerLossReason.Corrupt, Await.Take(sink.Losses, "the loss").Reason);
    }

    public void Dispose() => _peers.Dispose();

    private sealed class MessageSink : IFrameSink, IDisposable
    {
        public BlockingCollection<IWireMessage> Messages { get; } = [];

        public BlockingCollection<PeerLoss> Losses { get; } = [];

        public void Opened(FrameConnection connection)
        {
        }

        public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload) =>
            Messages.Add(WireFrames.Read(payload));

        public void Lost(FrameConnection connection, PeerLoss loss) => Losses.Add(loss);

        public void Dispose() => Messages.Dispose();
    }
}
