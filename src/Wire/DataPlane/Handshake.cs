using System.Security.Cryptography;
using System.Text;

namespace Strata.Wire.DataPlane;

/// <summary>
/// The first two frames of a connection. Who dialed says who it is and shows the token; who listens answers with who
/// it is, or with why not.
/// </summary>
internal static class Handshake
{
    /// <summary>The dialer's side.</summary>
    public static void Offer(FrameConnection connection, PeerIdentity self, string token, string expectedId)
    {
        connection.Send(
            new FrameHeader { Kind = FrameKind.Hello },
            new HelloPayload((byte)self.Role, (byte)self.Purpose, self.Id, self.ProductVersion, token).Encode());
        (FrameKind kind, HelloPayload answer) = Read(connection);
        if (kind == FrameKind.Refused)
        {
            throw new HandshakeException((HandshakeFailure)answer.First, $"{connection.Remote} refused: {answer.Text}");
        }

        if (kind != FrameKind.Welcome)
        {
            throw new HandshakeException(HandshakeFailure.NotStrata,
                $"Expected a welcome from {connection.Remote}; received a frame of kind {kind}.");
        }

        connection.Peer = new PeerIdentity((PeerRole)answer.First, answer.Text, self.Purpose, answer.Version);
        if (expectedId.Length > 0 && answer.Text != expectedId)
        {
            throw new HandshakeException(HandshakeFailure.WrongPeer,
                $"Expected {expectedId} at {connection.Remote}; {answer.Text} answered.");
        }
    }

    /// <summary>The listener's side. Who is refused is told why before the error is thrown.</summary>
    public static void Answer(
        FrameConnection connection, PeerIdentity self, string token, IReadOnlyList<PeerRole> roles)
    {
        (FrameKind kind, HelloPayload hello) = Read(connection);
        if (kind != FrameKind.Hello)
        {
            throw new HandshakeException(HandshakeFailure.NotStrata,
                $"Expected a hello from {connection.Remote}; received a frame of kind {kind}.");
        }

        var peer = new PeerIdentity((PeerRole)hello.First, hello.Text, (LinkPurpose)hello.Second, hello.Version);
        if (Objection(peer, hello.Token, self, token, roles) is var (failure, why))
        {
            Refuse(connection, failure, why);
            throw new HandshakeException(failure, $"Refused {peer.Role} '{peer.Id}' at {connection.Remote}: {why}");
        }

        connection.Peer = peer;
        connection.Send(
            new FrameHeader { Kind = FrameKind.Welcome },
            new HelloPayload((byte)self.Role, 0, self.Id, self.ProductVersion, "").Encode());
    }

    /// <summary>Tells the other end why it is not let in.</summary>
    public static void Refuse(FrameConnection connection, HandshakeFailure failure, string why) =>
        connection.Send(
            new FrameHeader { Kind = FrameKind.Refused },
            new HelloPayload((byte)failure, 0, why, PeerIdentity.ThisVersion, "").Encode());

    private static (HandshakeFailure Failure, string Why)? Objection(
        PeerIdentity peer, string shown, PeerIdentity self, string token, IReadOnlyList<PeerRole> roles)
    {
        if (peer.ProductVersion != self.ProductVersion)
        {
            return (HandshakeFailure.Version,
                $"it runs Strata {peer.ProductVersion}, this {self.Role} {self.ProductVersion}; they must be equal");
        }

        if (!SameToken(shown, token))
        {
            return (HandshakeFailure.Token, "the token is wrong; both ends take it from Security:Token");
        }

        if (!roles.Contains(peer.Role) || !Enum.IsDefined(peer.Purpose))
        {
            return (HandshakeFailure.Role, $"this port takes {string.Join(" and ", roles)}, not {peer.Role}");
        }

        return peer.Id.Length is > 0 and <= 256
            ? null
            : (HandshakeFailure.WrongPeer, "its name must have 1 to 256 characters");
    }

    // Hashed first, so that the time says nothing about the length either.
    private static bool SameToken(string shown, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(shown)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    private static (FrameKind Kind, HelloPayload Payload) Read(FrameConnection connection)
    {
        if (!connection.TryReadHeader(out FrameHeader header))
        {
            throw new HandshakeException(HandshakeFailure.NotStrata,
                $"{connection.Remote} closed the connection instead of answering.");
        }

        if (header.Length > HelloPayload.MaxBytes)
        {
            throw new FrameException(FrameFault.Length,
                $"The first frame announces {header.Length} bytes; expected at most {HelloPayload.MaxBytes}.");
        }

        var payload = new byte[header.Length];
        connection.ReadPayload(payload);
        return (header.Kind, HelloPayload.Decode(payload));
    }
}
