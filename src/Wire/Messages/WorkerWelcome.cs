using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>The coordinator took a worker.</summary>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Coordinator">The coordinator's id.</param>
/// <param name="Endpoints">Where the coordinator's data plane listens, the preferred one first.</param>
[MessagePackObject]
public sealed record WorkerWelcome(
    [property: Key(0)] string Worker,
    [property: Key(1)] string Coordinator,
    [property: Key(2)] string[] Endpoints) : IWireMessage;
