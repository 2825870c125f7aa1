// How fast the CPU backend's kernels are beside what this machine can do, measured in the same run:
//   Kernels [word ...]            BenchmarkDotNet, a few minutes; only kernels whose name has one of the words
//   Kernels --quick [word ...]    the best of some samples by the stopwatch, a minute
//   Kernels --beside=FOLDER [word ...]
//                                 in turn with another build of this program, a copy of its bin/Release/net10.0: alone
//                                 on the core and beside a neighbour
//   Kernels --peak                only the machine's peaks: multiply-adds in registers, a copy beyond the caches
// THREADS is the number of threads, 1 by default; the peaks are those of as many threads.
using BenchmarkDotNet.Running;
using Strata.Bench.Kernels;
using Strata.Bench.Kernels.Beside;
using Strata.Bench.Kernels.Cases;
using Strata.Bench.Kernels.Reports;
using Strata.Kernels.Cpu;

const string Beside = "--beside=";
CpuBackend.Threads = int.Parse(Environment.GetEnvironmentVariable("THREADS") is { Length: > 0 } count ? count : "1");
string[] words = [.. args.Where(word => !word.StartsWith("--", StringComparison.Ordinal))];
KernelBenchmarks.Chosen = [.. KernelCases.All.Where(kernel => words.Length == 0 || words.Any(kernel.Has))];
if (args.Contains("--peak")) Console.WriteLine(MachinePeak.Here.Text);
else if (args.FirstOrDefault(word => word.StartsWith(Beside, StringComparison.Ordinal)) is { } beside)
    return BesideTable.Print(KernelBenchmarks.Chosen, beside[Beside.Length..]);
else if (args.Contains("--quick")) QuickTable.Print(KernelBenchmarks.Chosen);
else BenchmarkRunner.Run<KernelBenchmarks>(new KernelConfig());
return 0;
