using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.IO;

/// <summary>Lists, copies, moves and removes saved models.</summary>
internal static class ModelStore
{
    /// <summary>The models in a folder and the folders below it, by their addresses.</summary>
    internal static Dictionary<string, ModelArtifactsInfo> List(string folder)
    {
        var found = new Dictionary<string, ModelArtifactsInfo>();
        var below = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
        };
        var files = Directory.EnumerateFiles(
            FileAddress.PathOf(folder), FileSystemHandler.TopologyFile, below);
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            if (InfoOf(file) is { } info) found[FileAddress.Scheme + Path.GetDirectoryName(file)] = info;
        }

        return found;
    }

    /// <summary>Copies a model from one address to another.</summary>
    /// <exception cref="ArgumentException">The addresses are the same, or nothing takes one of them.</exception>
    internal static async Task<ModelArtifactsInfo> CopyAsync(
        string source, string destination, CancellationToken cancellationToken)
    {
        if (source == destination)
            throw new ArgumentException($"destURL: expected another address than the source, received '{source}'.");
        IOHandler from = IORouter.ForLoading(source), to = IORouter.ForSaving(destination);
        var artifacts = await from.load(cancellationToken).ConfigureAwait(false);
        return (await to.save(artifacts, cancellationToken).ConfigureAwait(false)).modelArtifactsInfo;
    }

    /// <summary>Removes the files of a model, and its folder if nothing else is in it.</summary>
    /// <exception cref="ArgumentException">The address is not one of files.</exception>
    /// <exception cref="FileNotFoundException">There is no model.</exception>
    internal static ModelArtifactsInfo Remove(string address)
    {
        string path = PathOf(address);
        string file = Directory.Exists(path) ? Path.Combine(path, FileSystemHandler.TopologyFile) : path;
        if (!File.Exists(file)) throw new FileNotFoundException($"removeModel: there is no file '{file}'.", file);
        var json = JsonText.Object(File.ReadAllText(file), file);
        var info = InfoOf(json, file);
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string[] weights =
        [
            .. ManifestJson.Groups(json["weightsManifest"]).SelectMany(group => group.Paths)
                .Select(name => FolderPath.Inside(folder, name)),
        ];
        File.Delete(file);
        foreach (string name in weights) File.Delete(name);
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        return info;
    }

    /// <summary>Checks that a model can be removed from an address.</summary>
    internal static string PathOf(string address) => FileAddress.Is(address)
        || !address.Contains("://", StringComparison.Ordinal) ? FileAddress.PathOf(address)
        : throw new ArgumentException($"url: models can be removed from file:// only, received '{address}'.");

    private static ModelArtifactsInfo? InfoOf(string file)
    {
        try
        {
            var json = JsonText.Object(File.ReadAllText(file), file);
            return json["modelTopology"] is JsonObject ? InfoOf(json, file) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ModelArtifactsInfo InfoOf(JsonObject json, string file)
    {
        var groups = ManifestJson.Groups(json["weightsManifest"]);
        var info = ModelArtifactsInfo.Of(ManifestJson.Read(json, groups, []));
        return info with
        {
            dateSaved = File.GetLastWriteTimeUtc(file),
            weightDataBytes = groups.SelectMany(group => group.Weights).Sum(weight => weight.LeastBytes),
        };
    }
}
