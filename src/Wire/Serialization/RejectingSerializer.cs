using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Strata.Wire.Serialization;

/// <summary>
/// Stands where Akka has its polymorphic JSON serializer (number 1), which would make objects of any type that the
/// bytes name. This one makes none and takes none.
/// </summary>
public sealed class RejectingSerializer : Serializer
{
    /// <summary>Made by Akka.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="config">The settings of the JSON serializer; not used.</param>
    public RejectingSerializer(ExtendedActorSystem system, Config config)
        : base(system)
    {
    }

    /// <inheritdoc />
    public override int Identifier => 1;

    /// <inheritdoc />
    public override bool IncludeManifest => true;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => throw new SerializationException(
        $"{obj.GetType()} is not among the messages that cross processes; it was refused on sending.");

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, Type type) => throw new SerializationException(
        $"A polymorphic JSON message ({type}) was refused: only listed messages cross processes.");
}
