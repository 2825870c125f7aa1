using System.Collections.Concurrent;
using System.Threading.Channels;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;

namespace Strata.Sessions;

/// <summary>A client's connection to a coordinator: one port, one token, messages for runs and their blobs.</summary>
internal sealed class ClientLink : IFrameSink, IDisposable
{
    private const int Most = 4096;
    private readonly ConcurrentDictionary<long, Channel<IWireMessage>> runs = new();
    private readonly LinkHub hub;
    private readonly PeerAddress coordinator;
    private readonly FrameConnection control;
    private volatile string? lost;

    /// <summary>Connects.</summary>
    /// <exception cref="HandshakeException">There is nobody, the token is wrong, or the version is another.</exception>
    internal ClientLink(PeerAddress coordinator, string token, ChannelTls? tls)
    {
        this.coordinator = coordinator;
        hub = new(
            new()
            {
                Role = PeerRole.Client,
                Id = $"client-{Guid.NewGuid():N}",
                Token = token,
                Tls = tls,
                SilenceLimit = TimeSpan.FromSeconds(30),
            },
            this,
            TimeProvider.System);
        try
        {
            control = hub.Dial(coordinator, LinkPurpose.Control);
        }
        catch
        {
            hub.Dispose();
            throw;
        }
    }

    /// <summary>The messages of a run, from now on.</summary>
    internal ChannelReader<IWireMessage> Listen(long run) =>
        runs.GetOrAdd(run, _ => Channel.CreateBounded<IWireMessage>(Most)).Reader;

    /// <summary>No more messages of a run are wanted.</summary>
    internal void Ignore(long run)
    {
        if (runs.TryRemove(run, out var channel)) channel.Writer.TryComplete();
    }

    /// <summary>Sends a message.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    internal void Send(IWireMessage message)
    {
        if (lost is { } why) throw new IOException(why);
        WireFrames.Send(control, message);
    }

    /// <summary>Opens the way for blobs; it is the caller's to dispose.</summary>
    internal BlobClient OpenBlobs() => new(hub, coordinator);

    /// <inheritdoc/>
    public void Opened(FrameConnection connection)
    {
    }

    /// <inheritdoc/>
    public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        if (header.Kind == FrameKind.Message && WireFrames.Read(payload) is IRunMessage message &&
            runs.TryGetValue(message.Run, out var channel))
        {
            Hand(channel.Writer, message);
        }
    }

    /// <inheritdoc/>
    public void Lost(FrameConnection connection, PeerLoss loss)
    {
        if (connection.Peer.Purpose != LinkPurpose.Control) return;
        lost = $"The connection to the coordinator at {coordinator} is lost ({loss.Reason}).";
        foreach (var channel in runs.Values) channel.Writer.TryComplete(new IOException(lost));
    }

    /// <inheritdoc/>
    public void Dispose() => hub.Dispose();

    // The connection's thread waits while the run has enough to do: that is the back-pressure.
    private static void Hand(ChannelWriter<IWireMessage> writer, IWireMessage message)
    {
        while (!writer.TryWrite(message))
            if (!writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult()) return;
    }
}
