// Prints the bits of every kernel of the CPU backend, a line for each: what a process with other settings computes.
using Strata.Kernels.Tests.Cpu;

foreach (string line in KernelBits.Lines()) Console.WriteLine(line);
