namespace Strata.Training;

/// <summary>
/// Sums logs over the batches of a phase, each weighted by its rows, in float64 and in the order of the steps: the logs
/// of an epoch. It belongs to a run's state, so that whoever joins goes on with the same sums.
/// </summary>
/// <param name="names">How many logs a step has.</param>
public sealed class EpochMeter(int names)
{
    private readonly double[] sums = new double[names];
    private double rows;

    /// <summary>The number of float64 of its state.</summary>
    public int StateLength => sums.Length + 1;

    /// <summary>Adds the logs of a batch; the first of a phase starts anew.</summary>
    public void Add(in StepInfo step, ReadOnlySpan<double> logs)
    {
        if (step.Batch == 0) Reset();
        rows += step.Rows;
        for (int i = 0; i < sums.Length; i++) sums[i] += logs[i] * step.Rows;
    }

    /// <summary>The means so far.</summary>
    public double[] Means() => Array.ConvertAll(sums, sum => sum / rows);

    /// <summary>Writes the state.</summary>
    public void Save(Span<double> state)
    {
        sums.CopyTo(state);
        state[sums.Length] = rows;
    }

    /// <summary>Reads the state.</summary>
    public void Load(ReadOnlySpan<double> state)
    {
        state[..sums.Length].CopyTo(sums);
        rows = state[sums.Length];
    }

    private void Reset()
    {
        Array.Clear(sums);
        rows = 0;
    }
}
