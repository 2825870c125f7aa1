using Strata.Training;

namespace Strata.Coordinator.Domain;

/// <summary>
/// Which rows of each epoch's order have been applied. Steps are taken in their order, each once; a row that would be
/// taken twice or left out is an error, not a matter of luck.
/// </summary>
internal sealed class SampleLedger
{
    private readonly Dictionary<StepKind, long> _next = [];
    private int _epoch = int.MinValue;
    private bool _resumed;

    /// <summary>All steps up to this one are in the ledger; -1 for none.</summary>
    public long Step { get; private set; } = -1;

    /// <summary>Training rows applied over all epochs.</summary>
    public long TrainRows { get; private set; }

    /// <summary>The rows of the current epoch's training, or validation, that have been applied.</summary>
    public long AppliedOf(StepKind kind) => _next.GetValueOrDefault(kind);

    /// <summary>Goes on after a step whose rows, and those before it, were recorded elsewhere.</summary>
    public void Resume(long step) => (Step, _resumed) = (step, true);

    /// <summary>Takes the next step.</summary>
    /// <exception cref="InvalidOperationException">The step, or its first row, is not the next.</exception>
    public void Record(StepInfo info)
    {
        if (info.Step != Step + 1)
        {
            throw new InvalidOperationException($"Ledger: expected step {Step + 1}, received step {info.Step}.");
        }
        if (info.Epoch != _epoch)
        {
            _resumed &= _epoch == int.MinValue;
            _epoch = info.Epoch;
            _next.Clear();
        }
        long next = _next.TryGetValue(info.Kind, out long known) ? known : _resumed ? info.FirstRow : 0;
        if (info.FirstRow != next)
        {
            throw new InvalidOperationException(
                $"Ledger, step {info.Step}: expected row {next} of epoch {_epoch} first, received {info.FirstRow}.");
        }
        _next[info.Kind] = next + info.Rows;
        TrainRows += info.Kind == StepKind.Train ? info.Rows : 0;
        Step = info.Step;
    }
}
