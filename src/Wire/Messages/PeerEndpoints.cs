using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Where the sender's data plane listens; over the data plane, before what is to be answered.</summary>
/// <param name="Endpoints">The preferred one first.</param>
[MessagePackObject]
public sealed record PeerEndpoints(
    [property: Key(0)] string[] Endpoints) : IWireMessage;
