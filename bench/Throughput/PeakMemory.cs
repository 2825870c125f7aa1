namespace Strata.Bench.Throughput;

/// <summary>The most memory that this process ever held.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status", Peak = "VmHWM:";

    /// <summary>MB (of 2^20 bytes) that were resident at once.</summary>
    internal static double Megabytes()
    {
        string? line = File.Exists(Status)
            ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Peak, StringComparison.Ordinal)) : null;
        if (line is not null) return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]) / 1024;
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1048576.0;
    }
}
