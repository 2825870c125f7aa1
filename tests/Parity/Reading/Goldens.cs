using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>The cases of a folder: *.jsonl, *.jsonl.gz, and random/case_*.</summary>
internal static class Goldens
{
    internal const string Variable = "STRATA_GOLDENS";

    // What TensorFlow.js itself did not reproduce is no case.
    private const string NotReproducible = "not_reproducible";

    internal static string? Folder =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    internal static IEnumerable<Golden> In(string folder) => [.. Lines(folder), .. Random(folder)];

    private static IEnumerable<Golden> Lines(string folder) =>
        from file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        let name = Path.GetFileName(file)
        where name.EndsWith(".jsonl", StringComparison.Ordinal) || name.EndsWith(".jsonl.gz", StringComparison.Ordinal)
        let stem = name.Split('.')[0]
        where stem != NotReproducible
        from line in Text(file)
        where line.Length > 0
        let record = JsonNode.Parse(line)!.AsObject()
        select new Golden(Kind(stem, record), record, folder);

    // Cases about what TensorFlow.js does not export stay together, and so do those with varied weights.
    private static string Kind(string stem, JsonObject record)
    {
        string kind = (string?)record["kind"] ?? stem;
        return kind == stem || stem is not ("internal" or "layer_varied") ? kind : $"{stem}: {kind}";
    }

    private static IEnumerable<Golden> Random(string folder)
    {
        string random = Path.Combine(folder, "random");
        if (!Directory.Exists(random)) return [];
        return from one in Directory.EnumerateDirectories(random, "case_*").Order(StringComparer.Ordinal)
               let file = Path.Combine(one, "case.json")
               where File.Exists(file)
               select new Golden("random", WithTopology(JsonNode.Parse(File.ReadAllText(file))!.AsObject(), one), one);
    }

    // The model's description and its optimizer's, where other records have theirs.
    private static JsonObject WithTopology(JsonObject record, string folder)
    {
        var model = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "model.json")))!;
        record["topology"] = model["modelTopology"]!.DeepClone();
        if (record["compile"] is not JsonObject compile) return record;
        compile["optimizer"] = new JsonObject
        {
            ["given"] = compile["optimizer"]?.DeepClone(),
            ["$optimizer"] = compile["optimizerConfig"]?["className"]?.DeepClone(),
            ["config"] = compile["optimizerConfig"]?["config"]?.DeepClone(),
        };
        return record;
    }

    private static IEnumerable<string> Text(string file)
    {
        using var bytes = File.OpenRead(file);
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        while (text.ReadLine() is { } line) yield return line;
    }
}
