using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker of a view, or another holder of a run's state.</summary>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Endpoints">Where its data plane listens, the preferred one first.</param>
[MessagePackObject]
public sealed record ViewMember(
    [property: Key(0)] string Worker,
    [property: Key(1)] string[] Endpoints);
