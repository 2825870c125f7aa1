using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;

namespace Strata.Api.Tests.Goldens;

/// <summary>
/// What TensorFlow.js's own test suite did with models: the same topology, weights and data must give the same
/// numbers. The records lie in the folder that the environment variable STRATA_GOLDENS names; without it, skipped.
/// </summary>
public sealed class ModelGoldenTests(ITestOutputHelper output)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("STRATA_GOLDENS");

    [SkippableTheory]
    [InlineData("fit")]
    [InlineData("trainOnBatch")]
    [InlineData("evaluate")]
    [InlineData("predict")]
    [InlineData("fitDataset")]
    [InlineData("evaluateDataset")]
    public async Task Recorded_models_give_the_recorded_numbers(string method)
    {
        Skip.If(Folder is null, "STRATA_GOLDENS names no folder.");
        var wrong = new List<string>();
        int replayed = 0;
        foreach (var record in Records("model.jsonl.gz", method))
        {
            var golden = new ModelGolden(record);
            if (golden.Refusal() is { } reason)
            {
                output.WriteLine($"{golden.Id} left out: {reason}");
                continue;
            }

            replayed++;
            try
            {
                wrong.AddRange((await golden.DifferencesAsync(method)).Select(text => $"{golden.Id}: {text}"));
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                wrong.Add($"{golden.Id}: {error.GetType().Name}: {error.Message}");
            }
        }

        output.WriteLine($"{replayed} replayed");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(replayed > 0);
    }

    private static IEnumerable<JsonNode> Records(string file, string method)
    {
        using var text = new StreamReader(
            new GZipStream(File.OpenRead(Path.Combine(Folder!, file)), CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            var record = JsonNode.Parse(line)!;
            if ((string?)record["method"] == method) yield return record;
        }
    }
}
