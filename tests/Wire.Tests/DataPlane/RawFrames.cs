using Strata.Wire.DataPlane;

namespace Strata.Wire.Tests.DataPlane;

/// <summary>Frames as bytes, for peers that do not behave.</summary>
internal static class RawFrames
{
    public static byte[] Hello(
        string id, string token, PeerRole role = PeerRole.Worker, string? version = null) =>
        Frame(
            FrameKind.Hello,
            new HelloPayload(
                (byte)role, (byte)LinkPurpose.Exchange, id, version ?? PeerIdentity.ThisVersion, token).Encode());

    public static byte[] Frame(FrameKind kind, byte[] payload)
    {
        var channel = new MemoryChannel([]);
        new FrameConnection(channel, TimeProvider.System).Send(new FrameHeader { Kind = kind }, payload);
        return [.. channel.Written];
    }
}
