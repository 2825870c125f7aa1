using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>Fails with all offenders of a rule at once, each with file and line.</summary>
internal static class Rule
{
    private static readonly string[] Allowed =
        [.. File.ReadAllLines(Repository.Full("tests/Architecture.Tests/allowed.txt"))];

    /// <param name="rule">The rule in a few words.</param>
    /// <param name="offenders">Who breaks it: a path, a line and what is there.</param>
    internal static void Holds(string rule, IEnumerable<string> offenders)
    {
        string[] found = [.. offenders.Where(offender => !Passes($"{rule}: {offender}"))];
        Assert.True(found.Length == 0, $"{rule}: {found.Length} offender(s)\n  {string.Join("\n  ", found)}");
    }

    private static bool Passes(string offence) =>
        Allowed.Any(line => line is not ("" or ['#', ..]) && offence.StartsWith(line, StringComparison.Ordinal));
}
