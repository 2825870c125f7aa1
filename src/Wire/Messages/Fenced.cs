using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>Answers a fence: nothing older is taken any more and nothing is applied before the view.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Applied">The newest step the worker has applied; -1 for the state before step 0.</param>
[MessagePackObject]
public sealed record Fenced(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] string Worker,
    [property: Key(3)] long Applied) : IRunMessage;
