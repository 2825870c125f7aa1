// How many samples a second Strata trains and predicts, through the door that its users take:
//   Throughput [workload ...]      all workloads without arguments
// Prints strata<TAB>workload<TAB>samples per second, the median of the epochs after the first, and behind it managed
// bytes per epoch, those of them that its steps allocate, the process's peak memory in MB, the seconds of the first
// step, which count from a cold start only for the first workload of a process, 10^9 necessary operations a second,
// how many percent they are of what the machine could do between the epochs, and then samples per second and percent in
// short epochs in which nothing else ran on the other hardware threads of our cores; - if there were too few of them.
// THREADS is the number of threads; without it Strata takes its default.
using System.Globalization;
using Strata.Bench.Throughput;

if (Environment.GetEnvironmentVariable("THREADS") is { Length: > 0 } threads)
    Environment.SetEnvironmentVariable("STRATA_THREADS", threads);
string[] names = args.Length > 0 ? args : Workloads.Names;
foreach (string name in names)
{
    if (Workloads.Find(name) is not { } workload)
    {
        Console.Error.WriteLine($"{name}: expected one of {string.Join(", ", Workloads.Names)}.");
        return 2;
    }

    var figures = workload.Predicts ? Prediction.Measure(workload) : await Training.Measure(workload);
    string alone = figures.Alone is { } pace
        ? FormattableString.Invariant($"{pace.Rate:F1}\t{100 * pace.Share:F1}") : "-\t-";
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"strata\t{name}\t{figures.All.Rate:F1}\t{figures.Bytes}\t{figures.StepBytes}\t" +
        $"{PeakMemory.Megabytes():F0}\t{figures.First:F3}\t{figures.All.Rate * workload.Operations / 1e9:F1}\t" +
        $"{100 * figures.All.Share:F1}\t{alone}"));
}

return 0;
