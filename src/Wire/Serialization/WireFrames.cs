using System.Runtime.Serialization;
using System.Text;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Wire.Serialization;

/// <summary>
/// Messages in frames, for those who are outside of Akka: clients, and the workers' control connection.
/// </summary>
public static class WireFrames
{
    private const int MaxName = 64;

    /// <summary>Sends a message as one frame.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="SerializationException">It is not listed, or has too many bytes.</exception>
    /// <exception cref="IOException">The connection is lost.</exception>
    public static void Send(FrameConnection connection, IWireMessage message)
    {
        byte[] name = Encoding.ASCII.GetBytes(WireManifests.NameOf(message.GetType()));
        byte[] payload = [(byte)name.Length, .. name, .. WireCodec.Encode(message)];
        long run = message is IRunMessage { Run: var number } ? number : 0;
        connection.Send(new FrameHeader { Kind = FrameKind.Message, Run = run }, payload);
    }

    /// <summary>Reads the message of a frame of kind <see cref="FrameKind.Message"/>.</summary>
    /// <param name="payload">The frame's payload.</param>
    /// <exception cref="FrameException">It is no message.</exception>
    public static IWireMessage Read(FramePayload payload)
    {
        if (payload.Remaining > WireCodec.MaxBytes + MaxName + 1)
        {
            throw new FrameException(FrameFault.Length,
                $"A message has {payload.Remaining} bytes; at most {WireCodec.MaxBytes} are taken.");
        }

        using PooledBuffer bytes = payload.ReadRest();
        return Parse(bytes.Memory);
    }

    internal static IWireMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        int name = bytes.IsEmpty ? MaxName + 1 : bytes.Span[0];
        if (name > MaxName || name + 1 > bytes.Length)
        {
            throw new FrameException(FrameFault.Content, "A message is damaged: its name ends too early.");
        }

        try
        {
            return WireCodec.Decode(Encoding.ASCII.GetString(bytes.Span.Slice(1, name)), bytes[(name + 1)..]);
        }
        catch (SerializationException error)
        {
            throw new FrameException(FrameFault.Content, error.Message);
        }
    }
}
