using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>The logs of a run: each step's counted once and in order, however often it was reported.</summary>
internal sealed class RunHistory
{
    private readonly SortedDictionary<int, EpochLogs> _epochs = [];

    /// <summary>All steps up to this one are recorded; -1 for none.</summary>
    public long Recorded { get; private set; } = -1;

    /// <summary>The epochs whose training has ended.</summary>
    public EpochLogs[] Epochs => [.. _epochs.Values];

    /// <summary>The logs among these that come next and were not recorded.</summary>
    public List<StepLog> NewOf(IEnumerable<StepLog> logs)
    {
        var fresh = new List<StepLog>();
        foreach (StepLog log in logs)
        {
            if (log.Step == Recorded + 1 + fresh.Count)
            {
                fresh.Add(log);
            }
        }
        return fresh;
    }

    /// <summary>Records that all steps up to one are applied, with the logs of those that ended a phase.</summary>
    public void Record(long toStep, IEnumerable<StepLog> ends)
    {
        Recorded = toStep;
        foreach (PhaseLogs phase in ends.Select(log => log.Phase).OfType<PhaseLogs>())
        {
            EpochLogs epoch = _epochs.GetValueOrDefault(phase.Epoch) ?? new(phase.Epoch, [], null);
            _epochs[phase.Epoch] = phase.Trains
                ? epoch with { Train = phase.Values }
                : epoch with { Validate = phase.Values };
        }
    }
}
