using System.Text.RegularExpressions;
using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>Documents and data: links that lead somewhere, decisions numbered, nothing of a machine.</summary>
public sealed partial class DocumentTests
{
    private const long OneMegabyte = 1 << 20;
    private const string DataSet = "src/Core/Data/FashionMnist/";
    private static readonly string[] Binary = [".gz", ".png", ".jpg", ".bin"];

    [Fact]
    public void No_file_is_larger_than_one_megabyte_but_the_data_set() => Rule.Holds(
        "files over 1 MB",
        from path in Repository.Files
        where !path.StartsWith(DataSet, StringComparison.Ordinal)
        let length = new FileInfo(Repository.Full(path)).Length
        where length > OneMegabyte
        select $"{path}: {length}");

    [Fact]
    public void Links_lead_somewhere() => Rule.Holds(
        "Markdown links to nothing",
        from path in Documents
        from Match link in Link().Matches(File.ReadAllText(Repository.Full(path)))
        let target = link.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':')
        where !Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.Full(path))!, target))
        select $"{path}: {target}");

    [Fact]
    public void Decisions_are_numbered_without_gaps()
    {
        string[] decisions = [.. Documents.Where(path => path.StartsWith("docs/adr/", StringComparison.Ordinal))];
        Rule.Holds("decisions out of order", decisions
            .Select((path, place) => (Path: path, Number: $"{place + 1:D4}"))
            .Where(decision => !Path.GetFileName(decision.Path)
                .StartsWith(decision.Number + "-", StringComparison.Ordinal)
                || !File.ReadLines(Repository.Full(decision.Path))
                    .First().StartsWith($"# {decision.Number} ", StringComparison.Ordinal))
            .Select(decision => $"{decision.Path}: expected {decision.Number}"));
        Assert.NotEmpty(decisions);
    }

    [Fact]
    public void Nothing_names_a_machine() => Rule.Holds(
        "paths or hosts of one machine",
        from path in Repository.Files
        where !Binary.Contains(Path.GetExtension(path))
        from line in File.ReadLines(Repository.Full(path)).Index()
        where Machine().IsMatch(line.Item) || IsMirror(path, line.Item)
        select $"{path}:{line.Index + 1}: {line.Item.Trim()}");

    private static IEnumerable<string> Documents =>
        Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal));

    private static bool IsMirror(string path, string line) => Path.GetFileName(path) == "package-lock.json"
        && line.Contains("\"resolved\"", StringComparison.Ordinal)
        && !line.Contains("https://registry.npmjs.org/", StringComparison.Ordinal);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w.])/(work|root|farm|home/\w+)/|C:\\Users\\|[a]rtifactory|//[n]exus\.")]
    private static partial Regex Machine();
}
