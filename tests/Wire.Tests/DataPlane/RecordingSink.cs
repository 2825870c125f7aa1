using System.Collections.Concurrent;
using Strata.Wire.DataPlane;

namespace Strata.Wire.Tests.DataPlane;

/// <summary>Keeps what it is told; may hold up the connection before it takes a frame.</summary>
internal sealed class RecordingSink(Action<FrameConnection, FrameHeader>? before = null) : IFrameSink
{
    public BlockingCollection<FrameConnection> OpenedOnes { get; } = [];

    public BlockingCollection<(FrameHeader Header, byte[] Bytes, FrameConnection From)> Frames { get; } = [];

    public BlockingCollection<(FrameConnection Connection, PeerLoss Loss)> Losses { get; } = [];

    public void Opened(FrameConnection connection) => OpenedOnes.Add(connection);

    public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        before?.Invoke(connection, header);
        var bytes = new byte[payload.Remaining];
        payload.Read(bytes);
        Frames.Add((header, bytes, connection));
    }

    public void Lost(FrameConnection connection, PeerLoss loss) => Losses.Add((connection, loss));
}
