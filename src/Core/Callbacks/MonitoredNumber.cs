using Strata.Naming;

namespace Strata.Callbacks;

/// <summary>Follows a number of the epochs' logs, and tells when it has got better.</summary>
internal sealed class MonitoredNumber
{
    private readonly double minDelta;
    private readonly bool wantsLarger;

    /// <param name="key">Its key in the logs.</param>
    /// <param name="minDelta">How much better it must get to count as better.</param>
    /// <param name="mode">"min", "max", or "auto": max if the key contains "acc", else min.</param>
    /// <exception cref="ArgumentException">An unknown mode.</exception>
    internal MonitoredNumber(string key, double minDelta, string mode)
    {
        wantsLarger = mode switch
        {
            "min" => false,
            "max" => true,
            "auto" => key.Contains("acc", StringComparison.Ordinal),
            _ => throw NearestNames.Unknown("mode", mode, ["auto", "min", "max"]),
        };
        Key = key;
        this.minDelta = Math.Abs(minDelta);
        Begin(null);
    }

    internal string Key { get; }

    /// <summary>The best number so far.</summary>
    internal double Best { get; private set; }

    /// <summary>Forgets all numbers.</summary>
    /// <param name="baseline">What the first must be better than; null for anything.</param>
    internal void Begin(double? baseline) =>
        Best = baseline ?? (wantsLarger ? double.NegativeInfinity : double.PositiveInfinity);

    /// <summary>The number of an epoch; says aloud if there is none.</summary>
    internal double? Read(Logs logs, string callback)
    {
        if (logs.TryGetValue(Key, out double current)) return current;
        ProgressOutput.Writer.WriteLine($"Metric for {callback} {Key} is not available. " +
            $"Available metrics are: {string.Join(", ", logs.Keys)}");
        return null;
    }

    /// <summary>Whether a number is better than the best, which it then is.</summary>
    internal bool Improves(double current)
    {
        bool isBetter = wantsLarger ? current - minDelta > Best : current + minDelta < Best;
        if (isBetter) Best = current;
        return isBetter;
    }
}
