using Akka.Actor;
using Akka.Serialization;
using Strata.Wire.Messages;

namespace Strata.Wire.Serialization;

/// <summary>Akka's serializer for our messages.</summary>
public sealed class WireSerializer : SerializerWithStringManifest
{
    /// <summary>The number by which nodes and the journal know this serializer.</summary>
    public const int Id = 20_260;

    /// <summary>Made by Akka.</summary>
    /// <param name="system">The actor system.</param>
    public WireSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc />
    public override int Identifier => Id;

    /// <inheritdoc />
    public override string Manifest(object o) => WireManifests.NameOf(o.GetType());

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => WireCodec.Encode((IWireMessage)obj);

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest) => WireCodec.Decode(manifest, bytes);
}
