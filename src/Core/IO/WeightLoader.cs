using System.Text.Json.Nodes;

namespace Strata.IO;

/// <summary>Reads weights without a model.</summary>
internal static class WeightLoader
{
    /// <summary>The tensors that a manifest describes, by their names.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="weightNames">Which are wanted; all if null. Groups without any of them are not read.</param>
    /// <param name="open">Opens the file of a path in the manifest.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FormatException">The manifest or the files do not hold what they say.</exception>
    /// <exception cref="ArgumentException">A name is not in the manifest.</exception>
    internal static async Task<Dictionary<string, Tensor>> LoadAsync(
        JsonArray manifest, string[]? weightNames, Func<string, CancellationToken, Task<Stream>> open,
        CancellationToken cancellationToken)
    {
        WeightGroup[] groups = ManifestJson.Groups(manifest);
        if (weightNames is not null) groups = [.. groups.Where(g => g.Weights.Any(w => weightNames.Contains(w.name)))];
        var known = groups.SelectMany(g => g.Weights).Select(w => w.name).ToHashSet();
        if (weightNames?.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw Naming.NearestNames.Unknown("weightNames", unknown, AllNames(manifest));
        var data = await WeightFileReader.ReadAsync(groups, open, null, cancellationToken).ConfigureAwait(false);
        var tensors = ByName(WeightCodec.Decode(data, [.. groups.SelectMany(g => g.Weights)]));
        if (weightNames is null) return tensors;
        foreach (string name in known.Except(weightNames))
        {
            tensors[name].dispose();
            tensors.Remove(name);
        }

        return tensors;
    }

    /// <summary>Tensors by their names.</summary>
    /// <exception cref="FormatException">Two have the same.</exception>
    internal static Dictionary<string, Tensor> ByName(IEnumerable<NamedTensor> tensors)
    {
        var byName = new Dictionary<string, Tensor>();
        foreach (var (name, tensor) in tensors)
            if (!byName.TryAdd(name, tensor)) throw new FormatException($"weights: two are named '{name}'.");
        return byName;
    }

    /// <summary>Opens files below a folder or an address.</summary>
    internal static Func<string, CancellationToken, Task<Stream>> FilesBelow(string prefix, HttpClient? client)
    {
        var options = new LoadOptions { WeightPathPrefix = prefix, HttpClient = client };
        return IORouter.IsHttp(prefix)
            ? new HttpHandler(new(prefix), options).OpenWeightsAsync
            : new FileSystemHandler(FileAddress.PathOf(prefix), options).OpenWeightsAsync;
    }

    private static IEnumerable<string> AllNames(JsonArray manifest) =>
        ManifestJson.Groups(manifest).SelectMany(g => g.Weights).Select(w => w.name);
}
