namespace Strata.Fuzz.Running;

/// <summary>What came of loading a broken model.</summary>
/// <param name="Kind">The error's class, or what else came.</param>
/// <param name="Failure">Why that must not be, or null.</param>
/// <param name="Milliseconds">Of processor time.</param>
/// <param name="Bytes">Memory taken beyond the files' length.</param>
/// <param name="Message">The error's text.</param>
internal sealed record Outcome(string Kind, string? Failure, double Milliseconds, long Bytes, string Message);
