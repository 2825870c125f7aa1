using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>Logs of applied steps that the coordinator has not confirmed. They go with the state to newcomers, so
/// that no step's logs are lost with the worker that reported them.</summary>
internal sealed class LogBook
{
    /// <summary>The most logs in one message.</summary>
    public const int MostSent = 256;

    /// <summary>The most logs held: a worker that has so many runs no further before the coordinator answers.</summary>
    public const int Most = 1 << 16;

    private readonly List<StepLog> _logs = [];

    /// <summary>Whether no more logs can be held.</summary>
    public bool IsFull => _logs.Count >= Most;

    /// <summary>Adds the log of the step applied just now.</summary>
    public void Add(StepLog log) => _logs.Add(log);

    /// <summary>The coordinator has all logs up to a step.</summary>
    public void Seen(long step) => _logs.RemoveAll(log => log.Step <= step);

    /// <summary>Takes over the logs that came with a state.</summary>
    public void Replace(IEnumerable<StepLog> logs)
    {
        _logs.Clear();
        _logs.AddRange(logs);
    }

    /// <summary>All logs.</summary>
    public StepLog[] All() => [.. _logs];

    /// <summary>The oldest logs, as many as one message takes.</summary>
    public StepLog[] Oldest() => [.. _logs.Take(MostSent)];
}
