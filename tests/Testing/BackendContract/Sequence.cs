using Strata.Backends;

namespace Strata.Testing.BackendContract;

/// <summary>The operands of a recurrent cell's run, and what it must give, in float64.</summary>
internal sealed class Sequence
{
    private readonly Recurrence r;

    internal Sequence(in Recurrence r, int rows)
    {
        (this.r, Rows) = (r, rows);
        X = Arrays.Values(rows * r.Steps * r.Features, -2, 2, 1);
        Weights = Arrays.Values(r.Terms * r.Gates * r.Units, -1, 1, 2);
        int count = rows * r.Units;
        Firsts = [.. Enumerable.Range(0, r.States).Select(i => Arrays.Values(count, -1, 1, 3 + i))];
    }

    private Sequence(Sequence whole, int row)
    {
        (r, Rows, Weights) = (whole.r, 1, whole.Weights);
        X = Row(whole.X, row, whole.Rows);
        Firsts = Array.ConvertAll(whole.Firsts, values => Row(values, row, whole.Rows));
    }

    internal Recurrence R => r;

    internal int Rows { get; }

    internal float[] X { get; }

    internal float[] Weights { get; }

    internal float[][] Firsts { get; }

    internal WantedStates[] Wanted => r.Cell == RecurrentCell.Lstm
        ? [new(false, false), new(true, true), new(false, true)] : [new(false, false), new(true, false)];

    internal Sequence Part(int row) => new(this, row);

    internal double[] Tape() => [.. Enumerable.Range(0, Rows).SelectMany(row => Tape(row, [], 0, 0))];

    internal double[] States(WantedStates wanted) =>
        [.. Enumerable.Range(0, Rows).SelectMany(row => States(wanted, Tape(row, [], 0, 0)))];

    /// <summary>The gradients of the products of all steps.</summary>
    internal double[] Gradient(WantedStates wanted, float[] dy, double nudge)
    {
        int count = r.Steps * r.Gates * r.Units;
        var gradient = new double[Rows * count];
        for (int row = 0; row < Rows; row++)
        {
            float[] flow = Row(dy, row, Rows);
            for (int i = 0; i < count; i++)
            {
                double[] more = new double[count], less = new double[count];
                (more[i], less[i]) = (nudge, -nudge);
                double change = Weighed(States(wanted, Tape(row, more, 0, 0)), flow)
                    - Weighed(States(wanted, Tape(row, less, 0, 0)), flow);
                gradient[(row * count) + i] = change / (2 * nudge);
            }
        }

        return gradient;
    }

    /// <summary>The gradient of an LSTM's first c.</summary>
    internal double[] CellGradient(WantedStates wanted, float[] dy, double nudge)
    {
        var gradient = new double[Rows * r.Units];
        for (int row = 0; row < Rows; row++)
        {
            float[] flow = Row(dy, row, Rows);
            for (int unit = 0; unit < r.Units; unit++)
            {
                double change = Weighed(States(wanted, Tape(row, [], unit, nudge)), flow)
                    - Weighed(States(wanted, Tape(row, [], unit, -nudge)), flow);
                gradient[(row * r.Units) + unit] = change / (2 * nudge);
            }
        }

        return gradient;
    }

    private double[] Tape(int row, double[] added, int unit, double nudge)
    {
        double[][] firsts = Array.ConvertAll(Firsts, values => Wide(Row(values, row, Rows)));
        if (firsts.Length > 1) firsts[1][unit] += nudge;
        return ReferenceRecurrence.Tape(
            r, Wide(Row(X, row, Rows)), Wide(Weights), firsts[0], firsts.Length > 1 ? firsts[1] : [], added);
    }

    private double[] States(WantedStates wanted, double[] tape)
    {
        int u = r.Units;
        double[] Kept(int step, int kept) => tape[(((step * r.Kept) + kept) * u)..][..u];
        int first = wanted.EachStep ? 0 : r.Steps - 1;
        var states = Enumerable.Range(first, r.Steps - first).SelectMany(step => Kept(step, r.Kept - 1));
        return [.. states, .. wanted.Cell ? Kept(r.Steps - 1, r.Kept - 2) : []];
    }

    private static double Weighed(double[] states, float[] flow) => states.Zip(flow, (a, b) => a * b).Sum();

    private static double[] Wide(float[] values) => Array.ConvertAll(values, v => (double)v);

    private static float[] Row(float[] values, int row, int rows) =>
        values[(row * (values.Length / rows))..][..(values.Length / rows)];
}
