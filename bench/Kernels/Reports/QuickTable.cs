using System.Diagnostics;

namespace Strata.Bench.Kernels.Reports;

/// <summary>
/// The table in a hurry: the best of some samples by the stopwatch, as the peak is, since what else runs on a machine
/// only ever takes time.
/// </summary>
internal static class QuickTable
{
    private const int Samples = 25;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(200), Sample = TimeSpan.FromMilliseconds(4);

    internal static void Print(IReadOnlyList<KernelCase> kernels)
    {
        Console.WriteLine(MachinePeak.Here.Text);
        int width = kernels.Select(kernel => kernel.ToString().Length).Append(0).Max();
        Console.WriteLine(
            "kernel".PadRight(width) + $"{"µs",12}" + string.Concat(Rate.All.Select(rate => rate.Name.PadLeft(12))));
        foreach (var kernel in kernels)
        {
            double seconds = Seconds(kernel.Prepare());
            Console.WriteLine(
                kernel.ToString().PadRight(width) + FormattableString.Invariant($"{seconds * 1e6,12:F2}") +
                string.Concat(Rate.All.Select(rate => rate.Text(kernel, seconds).PadLeft(12))));
        }
    }

    // The runtime compiles hot code again in the background, so warming up takes a while.
    private static double Seconds(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        for (; Stopwatch.GetElapsedTime(start) < WarmUp || calls < 3; calls++) run();
        int count = Math.Max(1, (int)(calls * (Sample / Stopwatch.GetElapsedTime(start))));
        double best = double.MaxValue;
        for (int i = 0; i < Samples; i++)
        {
            start = Stopwatch.GetTimestamp();
            for (int call = 0; call < count; call++) run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds / count);
        }

        return best;
    }
}
