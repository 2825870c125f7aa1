using System.Diagnostics;

namespace Strata.Bench.Kernels.Beside;

/// <summary>
/// Kernels of this build and of another in turn, in one process, sample by sample; medians of the samples that were
/// taken while we were alone on the core, and of those beside a neighbour.
/// </summary>
internal static class BesideTable
{
    // Where operands happen to lie in the caches is worth a tenth: several sets of them.
    private const int Operands = 6;

    private static readonly TimeSpan OfOperands = TimeSpan.FromSeconds(1), Sample = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(150);

    /// <returns>The exit code.</returns>
    internal static int Print(IReadOnlyList<KernelCase> kernels, string folder)
    {
        if (!OtherBuild.IsIn(folder))
        {
            Console.Error.WriteLine($"--beside: expected a folder with another build, received {folder}");
            return 2;
        }

        var other = new OtherBuild(folder);
        int width = kernels.Select(kernel => kernel.ToString().Length).Append(0).Max();
        Console.WriteLine("µs here, there, here / there (samples)");
        Console.WriteLine("kernel".PadRight(width) + $"{"alone",44}{"beside a neighbour",44}");
        foreach (var kernel in kernels)
        {
            if (other.Find(kernel) is not { } prepare) continue;
            List<double>[] alone = [[], []], beside = [[], []];
            for (int i = 0; i < Operands; i++) Measure([kernel.Prepare(), prepare()], alone, beside);
            Console.WriteLine(kernel.ToString().PadRight(width) + Text(alone) + Text(beside));
        }

        return 0;
    }

    private static void Measure(Action[] runs, List<double>[] alone, List<double>[] beside)
    {
        int count = Math.Max(1, (int)(Sample.TotalSeconds / runs.Max(Warm)));
        long start = Stopwatch.GetTimestamp();
        for (int turn = 0; Stopwatch.GetElapsedTime(start) < OfOperands; turn++)
        {
            int build = turn % 2;
            runs[build]();
            double before = NeighbourProbe.Width(), seconds = Seconds(runs[build], count);
            if (NeighbourProbe.WasAlone(before, NeighbourProbe.Width()) is not { } isAlone) continue;
            (isAlone ? alone : beside)[build].Add(seconds);
        }
    }

    private static double Warm(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        for (; Stopwatch.GetElapsedTime(start) < WarmUp || calls < 40; calls++) run();
        return Seconds(run, Math.Max(1, calls / 10));
    }

    private static double Seconds(Action run, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < count; call++) run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    private static string Text(List<double>[] seconds)
    {
        int samples = Math.Min(seconds[0].Count, seconds[1].Count);
        if (samples == 0) return $"{"-",44}";
        double here = Median(seconds[0]), there = Median(seconds[1]);
        return FormattableString.Invariant(
            $"{here * 1e6,14:F2}{there * 1e6,12:F2}{here / there,9:F3}{$"({samples})",9}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
