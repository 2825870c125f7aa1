using System.Globalization;
using Strata.Parity.Reading;

namespace Strata.Parity;

/// <summary>The outcomes of all cases: failures one by one, a table of kinds and classes, and the sum.</summary>
internal sealed class Report
{
    private readonly List<(Golden Case, Outcome Outcome)> all = [];

    internal int Failed => Count(all, Verdict.Failed);

    internal int Passed => Count(all, Verdict.Passed);

    internal void Add(Golden golden, Outcome outcome) => all.Add((golden, outcome));

    internal IEnumerable<string> Lines() =>
    [
        .. Failures(), .. Reasons(), "", Row("kind", "class", "passed", "failed", "skipped"),
        .. all.GroupBy(one => (one.Case.Kind, one.Case.Subject)).OrderBy(rows => rows.Key.Kind, StringComparer.Ordinal)
            .ThenBy(rows => rows.Key.Subject, StringComparer.Ordinal).Select(Row),
        "", Sum,
    ];

    internal IEnumerable<string> Failures() => all.Where(one => one.Outcome.Verdict == Verdict.Failed)
        .Select(one => $"failed: {one.Case.Id} ({one.Case.Kind} {one.Case.Subject}): {one.Outcome.Why}");

    internal IEnumerable<string> Reasons() => all.Where(one => one.Outcome.Verdict == Verdict.Skipped)
        .GroupBy(one => one.Outcome.Why).OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => $"skipped {same.Count()}: {same.Key}: {string.Join(", ", same.Select(one => one.Case.Id))}");

    internal string Sum =>
        $"{Count(all, Verdict.Passed)} passed, {Failed} failed, {Count(all, Verdict.Skipped)} skipped";

    private static string Row(IGrouping<(string Kind, string Subject), (Golden, Outcome)> rows) => Row(
        rows.Key.Kind, rows.Key.Subject, Text(Count(rows, Verdict.Passed)), Text(Count(rows, Verdict.Failed)),
        Text(Count(rows, Verdict.Skipped)));

    private static string Row(string kind, string subject, string passed, string failed, string skipped) =>
        $"{kind,-20}{subject,-46}{passed,7}{failed,7}{skipped,8}";

    private static int Count(IEnumerable<(Golden Case, Outcome Outcome)> rows, Verdict verdict) =>
        rows.Count(row => row.Outcome.Verdict == verdict);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
