using System.Text;
using System.Text.Json;
using Strata.Fuzz.Corpus;
using Strata.Fuzz.Mutations;

namespace Strata.Fuzz.Running;

/// <summary>A broken model: good files and what was done to them, all of it following from two numbers.</summary>
internal sealed class FuzzCase
{
    private const long SparseBytes = 1L << 33;
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 4096 };
    private byte[]? text;

    internal FuzzCase(IReadOnlyList<SavedFiles> seeds, int seed, int number)
    {
        Number = number;
        Random = new(unchecked((seed * 1_000_003) + number));
        Files = seeds[Random.Next(seeds.Count)].Copy();
        for (int i = 0, count = 1 + (int)(3 * Math.Pow(Random.NextDouble(), 2)); i < count; i++)
        {
            var mutation = Mutation.All[Random.Next(Mutation.All.Length)];
            if (text is not null && mutation.Name.Contains("text", StringComparison.Ordinal)) continue;
            Mutations.Add(mutation.Name);
            mutation.Apply(this);
        }
    }

    internal int Number { get; }

    internal Random Random { get; }

    /// <summary>What was done.</summary>
    internal List<string> Mutations { get; } = [];

    internal SavedFiles Files { get; set; }

    /// <summary>Whether a weight file is followed by gigabytes of nothing.</summary>
    internal bool SparseFile { get; set; }

    /// <summary>The bytes of model.json; once they are changed, changes of the JSON count no more.</summary>
    internal byte[] Text
    {
        get => text ?? Encoding.UTF8.GetBytes(Files.Json.ToJsonString(Deep));
        set => text = value;
    }

    /// <summary>Writes the files to an empty folder.</summary>
    /// <returns>Their bytes.</returns>
    internal long Write(string folder)
    {
        byte[] json = Text;
        File.WriteAllBytes(Path.Combine(folder, "model.json"), json);
        foreach (var (name, bytes) in Files.Weights) File.WriteAllBytes(Path.Combine(folder, name), bytes);
        if (SparseFile && Files.Weights.Count > 0)
        {
            using var file = File.OpenWrite(Path.Combine(folder, Files.Weights.Keys.First()));
            file.SetLength(SparseBytes);
        }

        return json.Length + Files.Weights.Values.Sum(bytes => (long)bytes.Length);
    }
}
