using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker cannot go on because of another.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Peer">The worker it suspects.</param>
/// <param name="Reason">What happened, as a phrase.</param>
[MessagePackObject]
public sealed record Suspect(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] string Worker,
    [property: Key(3)] string Peer,
    [property: Key(4)] string Reason) : IRunMessage;
