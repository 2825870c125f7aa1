using System.Globalization;

namespace Strata.Kernels.Cpu.Threads;

/// <summary>How many threads the CPU backend uses.</summary>
internal static class ThreadCount
{
    /// <summary>The environment variable that sets the number at start.</summary>
    internal const string Setting = "STRATA_THREADS";

    /// <summary>More than this is not taken.</summary>
    internal const int Most = 256;

    /// <summary>What the setting says, or one for each processor that this process may use.</summary>
    internal static int Default { get; } = Of(Environment.GetEnvironmentVariable(Setting), Environment.ProcessorCount);

    /// <summary>A setting's number; the processors if it has none.</summary>
    /// <exception cref="FormatException">It is not a whole number of at least 1.</exception>
    internal static int Of(string? setting, int processors)
    {
        if (string.IsNullOrWhiteSpace(setting)) return Math.Clamp(processors, 1, Most);
        return int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1
            ? Math.Min(count, Most)
            : throw new FormatException($"{Setting}: expected a whole number of at least 1, received '{setting}'.");
    }
}
