using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Takes connections, by TCP and by a Unix domain socket in a folder of its own, shakes hands on a thread for each,
/// and lets the hub serve who is let in.
/// </summary>
public sealed class FrameListener : IDisposable
{
    private readonly LinkHub _hub;
    private readonly ListenerOptions _options;
    private readonly PeerIdentity _self;
    private readonly PrivateFolder? _folder;
    private readonly List<Socket> _listening = [];

    /// <summary>Binds and begins to take connections.</summary>
    /// <param name="hub">Serves who is let in.</param>
    /// <param name="options">Where and for whom.</param>
    /// <exception cref="IOException">The port is in use; the message names it and its setting.</exception>
    public FrameListener(LinkHub hub, ListenerOptions options)
    {
        _hub = hub;
        _options = options;
        _self = PeerIdentity.OfThis(hub.Options.Role, hub.Options.Id);
        int port = 0;
        if (options.BindHost is { } host)
        {
            var endPoint = new IPEndPoint(IPAddress.Parse(host), options.Port);
            port = ((IPEndPoint)Listen(endPoint, ProtocolType.Tcp, options.Tls ?? hub.Options.Tls).LocalEndPoint!).Port;
        }

        if (options.SocketFolder is { } folder)
        {
            _folder = new PrivateFolder(folder);
            Listen(new UnixDomainSocketEndPoint(_folder.SocketPath), ProtocolType.Unspecified, tls: null);
        }

        Address = new PeerAddress(
            hub.Options.Id,
            options.BindHost is null ? "" : options.AdvertisedHost ?? options.BindHost,
            options.AdvertisedPort ?? port,
            _folder?.SocketPath);
    }

    /// <summary>Told, on the connection's thread, of everybody who was not let in.</summary>
    public event Action<HandshakeException>? Refused;

    /// <summary>What peers dial.</summary>
    public PeerAddress Address { get; }

    /// <summary>Takes no more connections. Those that are open stay.</summary>
    public void Dispose()
    {
        foreach (Socket socket in _listening)
        {
            socket.Dispose();
        }

        _folder?.Dispose();
    }

    private Socket Listen(EndPoint endPoint, ProtocolType protocol, ChannelTls? tls)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, protocol);
        try
        {
            socket.Bind(endPoint);
            socket.Listen(128);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            Dispose();
            throw new IOException(error.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"{_options.PortSetting}: {endPoint} is in use by another process; choose another port, or 0 for any."
                : $"{_options.PortSetting}: cannot listen on {endPoint}: {error.Message}.", error);
        }

        _listening.Add(socket);
        LinkHub.StartThread(() => AcceptLoop(socket, tls), "accept " + endPoint);
        return socket;
    }

    private void AcceptLoop(Socket listening, ChannelTls? tls)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = listening.Accept();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                if ((error as SocketException)?.SocketErrorCode
                    is SocketError.ConnectionAborted or SocketError.ConnectionReset)
                {
                    continue;
                }

                return;
            }

            LinkHub.StartThread(() => Take(socket, tls), "handshake");
        }
    }

    private void Take(Socket socket, ChannelTls? tls)
    {
        bool reserved = _hub.TryReserve();
        try
        {
            if (ShakeHands(socket, tls, reserved) is { } connection)
            {
                _hub.Serve(connection);
            }
        }
        finally
        {
            socket.Dispose();
            if (reserved)
            {
                _hub.Release();
            }
        }
    }

    private FrameConnection? ShakeHands(Socket socket, ChannelTls? tls, bool reserved)
    {
        string remote = Describe(socket);
        LinkOptions link = _hub.Options;
        using var deadline = new Deadline(_hub.Time, link.HandshakeTimeout, socket.Dispose);
        try
        {
            IByteChannel channel = tls is null
                ? new SocketChannel(socket, remote, _hub.Time)
                : tls.AsServer(socket, remote, _hub.Time);
            var connection = new FrameConnection(channel, _hub.Time, link.MaxPayload)
            {
                SilenceLimit = _options.SilenceLimit,
            };
            Admit(connection, reserved);
            return connection;
        }
        catch (Exception error) when (error is IOException or AuthenticationException or SocketException
            or ObjectDisposedException)
        {
            Refused?.Invoke(deadline.Expired
                ? new HandshakeException(HandshakeFailure.Timeout, string.Create(CultureInfo.InvariantCulture,
                    $"{remote} did not say hello within {link.HandshakeTimeout.TotalSeconds} s."), error)
                : error as HandshakeException
                    ?? new HandshakeException(HandshakeFailure.NotStrata, $"{remote}: {error.Message}", error));
            return null;
        }
    }

    private void Admit(FrameConnection connection, bool reserved)
    {
        if (!reserved)
        {
            string why = string.Create(CultureInfo.InvariantCulture,
                $"{_hub.Options.MaxConnections} connections are open, and no more are taken");
            Handshake.Refuse(connection, HandshakeFailure.Busy, why);
            throw new HandshakeException(HandshakeFailure.Busy, $"Refused {connection.Remote}: {why}.");
        }

        try
        {
            Handshake.Answer(connection, _self, _hub.Options.Token, _options.Roles);
        }
        catch (FrameException error) when (error.Fault == FrameFault.Version)
        {
            Handshake.Refuse(connection, HandshakeFailure.Version, error.Message);
            throw new HandshakeException(HandshakeFailure.Version, $"{connection.Remote}: {error.Message}", error);
        }
    }

    private static string Describe(Socket socket) =>
        socket.AddressFamily == AddressFamily.Unix ? "this host" : socket.RemoteEndPoint?.ToString() ?? "?";
}
