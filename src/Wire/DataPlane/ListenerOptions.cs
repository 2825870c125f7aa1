namespace Strata.Wire.DataPlane;

/// <summary>Where and for whom a <see cref="FrameListener"/> listens.</summary>
public sealed record ListenerOptions
{
    /// <summary>The IP address to bind, by default the loopback; null for no TCP.</summary>
    public string? BindHost { get; init; } = "127.0.0.1";

    /// <summary>The TCP port to bind, by default 0: any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The host that peers are told to dial; the bound one if null.</summary>
    public string? AdvertisedHost { get; init; }

    /// <summary>The port that peers are told to dial; the bound one if null.</summary>
    public int? AdvertisedPort { get; init; }

    /// <summary>
    /// The folder in which a folder of this process's own (mode 0700) with its Unix domain socket is made; null for
    /// no Unix domain socket.
    /// </summary>
    public string? SocketFolder { get; init; } = Path.GetTempPath();

    /// <summary>The roles that are let in, by default coordinators and workers.</summary>
    public IReadOnlyList<PeerRole> Roles { get; init; } = [PeerRole.Coordinator, PeerRole.Worker];

    /// <summary>The TLS of this port, where it is not the hub's; null for the hub's.</summary>
    public ChannelTls? Tls { get; init; }

    /// <summary>After how long without a byte a connection of this port counts as lost; null for the hub's.</summary>
    public TimeSpan? SilenceLimit { get; init; }

    /// <summary>The name of the setting that holds the port, for the message that it is in use.</summary>
    public string PortSetting { get; init; } = "DataPlane:Port";
}
