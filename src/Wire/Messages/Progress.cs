using MessagePack;

namespace Strata.Wire.Messages;

/// <summary>A worker's state in a run, repeated at least every 250 ms and at most every 50 ms.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The run's generation that the message belongs to.</param>
/// <param name="Worker">The worker's id, unique for each start of its process.</param>
/// <param name="Phase">What the worker is at.</param>
/// <param name="Applied">The newest applied step.</param>
/// <param name="UntilStep">The gate that the worker knows.</param>
/// <param name="Logs">Logs of applied steps that the coordinator has not confirmed, in order.</param>
/// <param name="Waits">What it waits for just now; empty when it computes.</param>
[MessagePackObject]
public sealed record Progress(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] string Worker,
    [property: Key(3)] WorkerPhase Phase,
    [property: Key(4)] long Applied,
    [property: Key(5)] long UntilStep,
    [property: Key(6)] StepLog[] Logs,
    [property: Key(7)] Wait[] Waits) : IRunMessage;
