using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker offers itself to the coordinator; sent at the start and after each silence.</summary>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Name">The worker's name, the same after its process was started again.</param>
/// <param name="Version">The version of the worker's program; the coordinator takes only its own.</param>
/// <param name="Device">What computes: "cpu", "cuda" and its model.</param>
/// <param name="Numerics">Names the arithmetic; only workers of equal numerics share a run.</param>
/// <param name="Endpoints">Where the worker's data plane listens, the preferred one first.</param>
[MessagePackObject]
public sealed record WorkerHello(
    [property: Key(0)] string Worker,
    [property: Key(1)] string Name,
    [property: Key(2)] string Version,
    [property: Key(3)] string Device,
    [property: Key(4)] string Numerics,
    [property: Key(5)] string[] Endpoints) : IWireMessage;
