using Strata.Backends;

namespace Strata.Testing;

/// <summary>Recurrent cells in float64, one row at a time.</summary>
public static class ReferenceRecurrence
{
    /// <summary>What a row keeps, [steps, kept · units].</summary>
    /// <param name="r">The cell.</param>
    /// <param name="x">The row's inputs.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="h">The first h.</param>
    /// <param name="c">The first c; of other cells nothing.</param>
    /// <param name="added">What is added to the products of all steps; or nothing.</param>
    public static double[] Tape(
        in Recurrence r, double[] x, double[] weights, double[] h, double[] c, double[] added)
    {
        int u = r.Units, width = r.Gates * u;
        double[] tape = new double[r.Steps * r.Kept * u];
        (h, c) = ([.. h], [.. c]);
        for (int step = 0; step < r.Steps; step++)
        {
            double[] terms = [.. x[(step * r.Features)..][..r.Features], .. h, 1];
            double[] z = new double[width];
            for (int j = 0; j < width; j++)
            {
                for (int k = 0; k < terms.Length; k++) z[j] += terms[k] * weights[(k * width) + j];
                if (added.Length > 0) z[j] += added[(step * width) + j];
            }

            if (r.Cell == RecurrentCell.GruBefore) AddReset(r, x, weights, h, added, step, z);
            for (int j = 0; j < u; j++)
            {
                double[] kept = Step(r, i => z[(i * u) + j], ref h[j], c.Length > 0 ? c[j] : 0);
                if (c.Length > 0) c[j] = kept[4];
                for (int k = 0; k < kept.Length; k++) tape[(((step * r.Kept) + k) * u) + j] = kept[k];
            }
        }

        return tape;
    }

    // The candidate's product is that of [x, r·h, 1].
    private static void AddReset(
        in Recurrence r, double[] x, double[] weights, double[] h, double[] added, int step, double[] z)
    {
        int u = r.Units, width = 3 * u;
        bool hard = r.IsHard;
        double[] reset = [.. h.Select((value, j) => value * Gate(z[u + j], hard))];
        double[] terms = [.. x[(step * r.Features)..][..r.Features], .. reset, 1];
        for (int j = 2 * u; j < width; j++)
        {
            z[j] = added.Length > 0 ? added[(step * width) + j] : 0;
            for (int k = 0; k < terms.Length; k++) z[j] += terms[k] * weights[(k * width) + j];
        }
    }

    private static double Gate(double a, bool hard) =>
        hard ? Math.Clamp((0.2 * a) + 0.5, 0, 1) : 1 / (1 + Math.Exp(-a));

    private static double[] Step(in Recurrence r, Func<int, double> z, ref double h, double c)
    {
        bool hard = r.IsHard;
        double Gate(double a) => ReferenceRecurrence.Gate(a, hard);
        switch (r.Cell)
        {
            case RecurrentCell.Simple:
                h = Math.Tanh(z(0));
                return [h];
            case RecurrentCell.Lstm:
                double i = Gate(z(0)), f = Gate(z(1)), g = Math.Tanh(z(2)), o = Gate(z(3));
                double cell = (f * c) + (i * g);
                h = o * Math.Tanh(cell);
                return [i, f, g, o, cell, h];
            case RecurrentCell.GruBefore:
                double update = Gate(z(0)), g2 = Math.Tanh(z(2));
                h = (update * h) + ((1 - update) * g2);
                return [update, Gate(z(1)), g2, h];
            default:
                double u = Gate(z(0)), reset = Gate(z(1)), candidate = Math.Tanh(z(2) + (reset * z(3)));
                h = (u * h) + ((1 - u) * candidate);
                return [u, reset, candidate, z(3), h];
        }
    }
}
