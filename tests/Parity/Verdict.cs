namespace Strata.Parity;

internal enum Verdict
{
    Passed,
    Failed,
    Skipped,
}
