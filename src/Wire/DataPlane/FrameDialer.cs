using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Strata.Wire.DataPlane;

/// <summary>Opens connections to peers.</summary>
public static class FrameDialer
{
    /// <summary>
    /// Dials a peer, by its Unix domain socket if this process can see it, else by TCP, and shakes hands. Blocks no
    /// longer than <see cref="LinkOptions.HandshakeTimeout"/>.
    /// </summary>
    /// <param name="address">Where the peer listens.</param>
    /// <param name="options">Who dials, and the token.</param>
    /// <param name="purpose">What the connection is for.</param>
    /// <param name="time">The clock.</param>
    /// <returns>A connection whose handshake is done, owned by the caller.</returns>
    /// <exception cref="HandshakeException">The peer cannot be reached or does not agree; the failure says
    /// why.</exception>
    public static FrameConnection Dial(
        PeerAddress address, LinkOptions options, LinkPurpose purpose, TimeProvider time)
    {
        if (address.UnixPath is not null && File.Exists(address.UnixPath))
        {
            try
            {
                return Dial(new UnixDomainSocketEndPoint(address.UnixPath), address, options, purpose, time);
            }
            catch (HandshakeException error) when (
                error.Failure == HandshakeFailure.Unreachable && address.Host.Length > 0)
            {
                // The file is of another host or of a dead process; TCP will tell.
            }
        }

        return Dial(new DnsEndPoint(address.Host, address.Port), address, options, purpose, time);
    }

    private static FrameConnection Dial(
        EndPoint endPoint, PeerAddress address, LinkOptions options, LinkPurpose purpose, TimeProvider time)
    {
        string remote = Describe(endPoint);
        Socket? socket = null;
        using var deadline = new Deadline(time, options.HandshakeTimeout, () => Volatile.Read(ref socket)?.Dispose());
        try
        {
            Connect(ref socket, endPoint, remote);
            IByteChannel channel = options.Tls is not null && endPoint is DnsEndPoint
                ? options.Tls.AsClient(socket!, remote, time)
                : new SocketChannel(socket!, remote, time);
            var connection = new FrameConnection(channel, time, options.MaxPayload);
            PeerIdentity self = PeerIdentity.OfThis(options.Role, options.Id, purpose);
            Handshake.Offer(connection, self, options.Token, address.Id);
            return connection;
        }
        catch (Exception error)
        {
            socket?.Dispose();
            if (deadline.Expired)
            {
                throw new HandshakeException(HandshakeFailure.Timeout, string.Create(CultureInfo.InvariantCulture,
                    $"{remote} did not answer within {options.HandshakeTimeout.TotalSeconds} s."), error);
            }

            if (Explain(error, remote) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    private static void Connect(ref Socket? socket, EndPoint endPoint, string remote)
    {
        try
        {
            if (endPoint is UnixDomainSocketEndPoint)
            {
                Volatile.Write(ref socket, new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified));
                socket!.Connect(endPoint);
                return;
            }

            var dns = (DnsEndPoint)endPoint;
            IPAddress[] candidates = Dns.GetHostAddresses(dns.Host);
            Volatile.Write(ref socket, new Socket(candidates[0].AddressFamily, SocketType.Stream, ProtocolType.Tcp));
            socket!.Connect(new IPEndPoint(candidates[0], dns.Port));
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw new HandshakeException(HandshakeFailure.Unreachable,
                $"Cannot reach {remote}: {error.Message}.", error);
        }
    }

    private static HandshakeException? Explain(Exception error, string remote) => error switch
    {
        FrameException { Fault: FrameFault.Version } frame =>
            new HandshakeException(HandshakeFailure.Version, $"{remote}: {frame.Message}", error),
        FrameException frame => new HandshakeException(HandshakeFailure.NotStrata, $"{remote}: {frame.Message}", error),
        AuthenticationException => new HandshakeException(HandshakeFailure.Certificate,
            $"The certificate of {remote} is not the cluster's: {error.Message}", error),
        HandshakeException => null,
        IOException or SocketException or ObjectDisposedException => new HandshakeException(
            HandshakeFailure.NotStrata, $"{remote} closed the connection during the handshake: {error.Message}", error),
        _ => null,
    };

    private static string Describe(EndPoint endPoint) => endPoint is DnsEndPoint dns
        ? string.Create(CultureInfo.InvariantCulture, $"{dns.Host}:{dns.Port}")
        : endPoint.ToString() ?? "?";
}
