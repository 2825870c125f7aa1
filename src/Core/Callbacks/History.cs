namespace Strata;

/// <summary>The numbers of all epochs of a run: what fit gives.</summary>
public sealed class History : Callback
{
    private readonly List<int> epochs = [];
    private readonly OrderedDictionary<string, IReadOnlyList<double>> numbers = new(StringComparer.Ordinal);

    /// <summary>The epochs that were run, counted from 0.</summary>
    public IReadOnlyList<int> epoch => epochs;

    /// <summary>For each name of the logs its number in each epoch, as in <c>history.history["loss"][^1]</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> history => numbers;

    internal override bool WantsBatches => false;

    internal override bool WantsWeights => false;

    /// <inheritdoc/>
    public override Task onTrainBegin(Logs logs)
    {
        epochs.Clear();
        numbers.Clear();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs)
    {
        epochs.Add(epoch);
        foreach (var (name, value) in logs)
        {
            if (!numbers.TryGetValue(name, out var known)) numbers[name] = known = new List<double>();
            ((List<double>)known).Add(value);
        }

        return Task.CompletedTask;
    }

    /// <summary>Does nothing: the numbers are there as soon as an epoch has ended.</summary>
    public Task syncData() => Task.CompletedTask;
}
