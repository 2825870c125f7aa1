using System.Globalization;
using System.Text;

namespace Strata.Fuzz.Running;

/// <summary>What came of many cases, by what was done to them.</summary>
internal sealed class FuzzTable
{
    private readonly SortedDictionary<string, List<Outcome>> rows = new(StringComparer.Ordinal);
    private int cases;

    /// <summary>How many cases failed.</summary>
    internal int Failed { get; private set; }

    internal void Add(FuzzCase fuzz, Outcome outcome)
    {
        cases++;
        if (outcome.Failure is not null) Failed++;
        foreach (string mutation in fuzz.Mutations.Distinct())
        {
            if (!rows.TryGetValue(mutation, out var row)) rows[mutation] = row = [];
            row.Add(outcome);
        }
    }

    /// <summary>The table; its last line is the sum.</summary>
    internal string Text()
    {
        var text = new StringBuilder();
        Line(text, "what was done", "cases", "loaded", "format", "argument", "other", "failed", "slowest", "memory");
        foreach (var (mutation, outcomes) in rows)
        {
            int Count(params string[] kinds) => outcomes.Count(o => kinds.Contains(o.Kind));
            int loaded = Count("loaded"), format = Count(nameof(FormatException));
            int argument = outcomes.Count(o => o.Kind.StartsWith("Argument", StringComparison.Ordinal)
                || o.Kind == nameof(ShapeException));
            Line(
                text, mutation, outcomes.Count, loaded, format, argument, outcomes.Count - loaded - format - argument,
                outcomes.Count(o => o.Failure is not null), $"{outcomes.Max(o => o.Milliseconds):0} ms",
                $"{Math.Max(0, outcomes.Max(o => o.Bytes)) >> 20} MB");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{cases - Failed} passed, {Failed} failed, 0 skipped")
            .ToString();
    }

    private static void Line(StringBuilder text, string first, params object[] cells)
    {
        text.Append(first.PadRight(40));
        foreach (object cell in cells) text.Append(string.Create(CultureInfo.InvariantCulture, $"{cell,9}"));
        text.AppendLine();
    }
}
