namespace Strata.Parity;

/// <summary>What became of a case: it passed, or failed, or was skipped; why, if it did not pass.</summary>
internal sealed record Outcome(Verdict Verdict, string Why = "")
{
    /// <summary>Whether it failed because something came out differently, not by an error.</summary>
    internal bool Differs { get; init; }

    internal static Outcome Passed { get; } = new(Verdict.Passed);

    internal static Outcome Failed(string why) => new(Verdict.Failed, why);

    internal static Outcome Skipped(string why) => new(Verdict.Skipped, why);
}
