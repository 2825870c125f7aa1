using Strata.Hosting.Settings;
using Strata.Wire.DataPlane;
using LinkOptions = Strata.Wire.DataPlane.LinkOptions;

namespace Strata.Coordinator;

/// <summary>
/// The coordinator's end of the data plane: workers on one port, clients on another, and the blobs it keeps for both.
/// </summary>
internal sealed class CoordinatorNode : IFrameSink, IDisposable
{
    private readonly BlobServer _server;
    private readonly Mesh _mesh;
    private readonly LinkHub _clients;
    private readonly FrameListener _clientPort;

    /// <summary>Listens on both ports.</summary>
    /// <param name="settings">The service's settings.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">A port is in use; the message names it and its setting.</exception>
    public CoordinatorNode(ServiceSettings settings, TimeProvider time)
    {
        Blobs = new BlobStore(settings.Storage.MaxBlobBytes);
        _server = new BlobServer(Blobs, Blobs);
        _mesh = new Mesh(Link(settings, forClients: false), Listener(settings), this, time);
        _clients = new LinkHub(Link(settings, forClients: true), this, time);
        _clientPort = new FrameListener(_clients, ClientListener(settings));
    }

    /// <summary>A connection is open.</summary>
    public event Action<FrameConnection>? ConnectionOpened;

    /// <summary>A connection is lost.</summary>
    public event Action<FrameConnection, PeerLoss>? ConnectionLost;

    /// <summary>What neither is nor belongs to a blob, from workers and clients.</summary>
    public FrameHandler? Frames { get; set; }

    /// <summary>The blobs that clients put and workers get, and the other way round.</summary>
    public BlobStore Blobs { get; }

    /// <summary>What workers dial.</summary>
    public PeerAddress Address => _mesh.Address;

    /// <summary>What clients dial.</summary>
    public PeerAddress ClientAddress => _clientPort.Address;

    /// <inheritdoc />
    public void Opened(FrameConnection connection) => ConnectionOpened?.Invoke(connection);

    /// <inheritdoc />
    public void Received(FrameConnection connection, in FrameHeader header, FramePayload payload)
    {
        if (!_server.TryReceive(connection, header, payload))
        {
            Frames?.Invoke(connection, header, payload);
        }
    }

    /// <inheritdoc />
    public void Lost(FrameConnection connection, PeerLoss loss)
    {
        _server.Lost(connection);
        ConnectionLost?.Invoke(connection, loss);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _clientPort.Dispose();
        _clients.Dispose();
        _mesh.Dispose();
    }

    private static LinkOptions Link(ServiceSettings settings, bool forClients) => new()
    {
        Role = PeerRole.Coordinator,
        Id = settings.ProcessId,
        Token = settings.Security.Token,
        HeartbeatInterval = settings.Training.HeartbeatInterval,
        SilenceLimit = forClients ? TimeSpan.FromSeconds(10) : settings.Training.SilenceLimit,
        Tls = settings.Security.Certificate switch
        {
            null => null,
            var certificate => forClients ? ChannelTls.Server(certificate) : ChannelTls.Mutual(certificate),
        },
    };

    private static ListenerOptions Listener(ServiceSettings settings) => new()
    {
        BindHost = settings.Cluster.BindHost,
        Port = settings.Cluster.DataPlane.Port,
        AdvertisedHost = settings.Cluster.AdvertisedHost,
        AdvertisedPort = settings.Cluster.DataPlane.AdvertisedPort,
        SocketFolder = settings.Cluster.SocketFolder.Length > 0 ? settings.Cluster.SocketFolder : null,
        PortSetting = "Cluster:DataPlane:Port",
    };

    private static ListenerOptions ClientListener(ServiceSettings settings) => Listener(settings) with
    {
        Port = settings.Cluster.Client.Port,
        AdvertisedPort = settings.Cluster.Client.AdvertisedPort,
        SocketFolder = null,
        Roles = [PeerRole.Client],
        PortSetting = "Cluster:Client:Port",
    };
}
