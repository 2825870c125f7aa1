using System.Runtime.Serialization;
using MessagePack;
using MessagePack.Resolvers;
using Strata.Wire.Messages;

namespace Strata.Wire.Serialization;

/// <summary>
/// Messages as MessagePack: only types that are listed and have numbered keys, no type names in the bytes, no
/// compression, and everything that is read counts as hostile.
/// </summary>
public static class WireCodec
{
    /// <summary>The most bytes of one message, 4 MiB. What is larger is data and goes over the data plane.</summary>
    public const int MaxBytes = 4 << 20;

    private const int MaxDepth = 24;

    private static readonly MessagePackSerializerOptions s_options = MessagePackSerializerOptions.Standard
        .WithSecurity(MessagePackSecurity.UntrustedData.WithMaximumObjectGraphDepth(MaxDepth))
        .WithResolver(CompositeResolver.Create(
            BuiltinResolver.Instance,
            AttributeFormatterResolver.Instance,
            DynamicEnumResolver.Instance,
            DynamicGenericResolver.Instance,
            DynamicObjectResolver.Instance));

    /// <summary>The bytes of a message, without its name.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="SerializationException">It is not listed, or has too many bytes.</exception>
    public static byte[] Encode(IWireMessage message)
    {
        Type type = message.GetType();
        string name = WireManifests.NameOf(type);
        byte[] bytes = MessagePackSerializer.Serialize(type, message, s_options);
        return bytes.Length <= MaxBytes ? bytes : throw TooLong(name, bytes.Length);
    }

    /// <summary>The message that bytes are.</summary>
    /// <param name="name">The message's name.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="SerializationException">The name is unknown, or the bytes are not such a message.</exception>
    public static IWireMessage Decode(string name, ReadOnlyMemory<byte> bytes)
    {
        Type type = WireManifests.TypeOf(name);
        if (bytes.Length > MaxBytes)
        {
            throw TooLong(name, bytes.Length);
        }

        try
        {
            return (IWireMessage?)MessagePackSerializer.Deserialize(type, bytes, s_options)
                ?? throw new SerializationException($"Message '{name}' is empty.");
        }
        catch (Exception error) when (error is MessagePackSerializationException or ArgumentException
            or OverflowException or EndOfStreamException)
        {
            throw new SerializationException($"The bytes of message '{name}' are damaged: {error.Message}", error);
        }
    }

    private static SerializationException TooLong(string name, int length) =>
        new($"Message '{name}' has {length} bytes; expected at most {MaxBytes}.");
}
