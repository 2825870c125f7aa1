namespace Strata.Naming;

/// <summary>Finds the names a person may have meant, for errors about unknown ones.</summary>
internal static class NearestNames
{
    private const int Shown = 3;

    /// <summary>The error for an unknown name: the argument, what was received, the nearest right names.</summary>
    internal static ArgumentException Unknown(string argument, string received, IEnumerable<string> known)
    {
        var nearest = Of(received, known).Select(name => $"'{name}'");
        return new ArgumentException(
            $"{argument}: '{received}' is not known; the nearest names are {string.Join(", ", nearest)}.");
    }

    /// <summary>The known names nearest to one, by edits of what is left without case and underscores.</summary>
    internal static IEnumerable<string> Of(string name, IEnumerable<string> known)
    {
        string plain = Plain(name);
        return known.Distinct(StringComparer.Ordinal)
            .OrderBy(candidate => Distance(plain, Plain(candidate)))
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .Take(Shown);
    }

    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
