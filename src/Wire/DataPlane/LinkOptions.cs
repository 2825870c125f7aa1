namespace Strata.Wire.DataPlane;

/// <summary>What the connections of one process have in common.</summary>
public sealed record LinkOptions
{
    /// <summary>What this process is.</summary>
    public required PeerRole Role { get; init; }

    /// <summary>This process's name, new for every process started.</summary>
    public required string Id { get; init; }

    /// <summary>The secret that every peer must know.</summary>
    public required string Token { get; init; }

    /// <summary>The longest that dialing and the handshake may take together, by default 5 s.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a heartbeat is sent on every connection, by default 250 ms.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>After how long without a byte a connection counts as lost, by default 1 s.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a send may wait for a peer that is alive but does not read, by default 30 s.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most connections at a time, those in their handshake included, by default 1024.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>The most bytes of one frame's payload that are taken, by default 64 MiB.</summary>
    public int MaxPayload { get; init; } = FrameHeader.MaxPayload;

    /// <summary>The TLS that TCP connections go through; null for none. Unix domain sockets need none.</summary>
    public ChannelTls? Tls { get; init; }
}
