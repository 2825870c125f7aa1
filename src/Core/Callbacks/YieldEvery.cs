using Strata.Naming;

namespace Strata;

/// <summary>
/// How often fit calls <see cref="Callback.onYield"/>: "auto" (the default; every 125 ms), "batch", "epoch", "never",
/// or a number of milliseconds. Converts from both.
/// </summary>
public readonly record struct YieldEvery
{
    private const int AutoMilliseconds = 125;
    private readonly string? word;
    private readonly int milliseconds;

    private YieldEvery(string? word, int milliseconds) => (this.word, this.milliseconds) = (word, milliseconds);

    /// <summary>The word, or the number of milliseconds.</summary>
    public override string ToString() => word ?? (milliseconds > 0
        ? milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture) : "auto");

    internal bool IsNever => word == "never";

    internal bool IsEpoch => word == "epoch";

    /// <summary>The least time between two calls, if it goes by time or batch.</summary>
    internal TimeSpan Pause => word == "batch" ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(word is null && milliseconds > 0 ? milliseconds : AutoMilliseconds);

    /// <summary>One of the words.</summary>
    /// <exception cref="ArgumentException">Another word.</exception>
    public static implicit operator YieldEvery(string word) => word is "auto" or "batch" or "epoch" or "never"
        ? new(word, 0) : throw NearestNames.Unknown("yieldEvery", word, ["auto", "batch", "epoch", "never"]);

    /// <summary>A number of milliseconds.</summary>
    /// <exception cref="ArgumentException">It is not positive.</exception>
    public static implicit operator YieldEvery(int milliseconds) => milliseconds > 0
        ? new(null, milliseconds)
        : throw new ArgumentException($"yieldEvery: expected at least 1 millisecond, received {milliseconds}.");
}
