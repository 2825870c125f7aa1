using System.Text;
using Strata.Serialization;

namespace Strata.IO;

/// <summary>Models in a folder: model.json and weights.bin.</summary>
internal sealed class FileSystemHandler(string path) : IOHandler
{
    private const string TopologyFile = "model.json";
    private const string WeightsFile = "weights.bin";

    public override async Task<SaveResult> save(
        ModelArtifacts modelArtifacts, CancellationToken cancellationToken = default)
    {
        if (File.Exists(path)) throw new IOException($"save: expected a folder or nothing at '{path}', found a file.");
        Directory.CreateDirectory(path);
        string json = ManifestJson.Of(modelArtifacts, "./" + WeightsFile).ToJsonString();
        await Write(WeightsFile, modelArtifacts.weightData, cancellationToken).ConfigureAwait(false);
        await Write(TopologyFile, [Encoding.UTF8.GetBytes(json)], cancellationToken).ConfigureAwait(false);
        return new(ModelArtifactsInfo.Of(modelArtifacts));
    }

    public override async Task<ModelArtifacts> load(CancellationToken cancellationToken = default)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, TopologyFile) : path;
        if (!File.Exists(file)) throw new FileNotFoundException($"loadLayersModel: there is no file '{file}'.", file);
        string text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        var json = JsonText.Object(text, file);
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var data = new List<ReadOnlyMemory<byte>>();
        foreach (string name in ManifestJson.Paths(json))
        {
            string weights = Inside(folder, name);
            if (!File.Exists(weights))
                throw new FileNotFoundException(
                $"loadLayersModel: there is no file '{weights}' that {file} names.", weights);
            data.Add(await File.ReadAllBytesAsync(weights, cancellationToken).ConfigureAwait(false));
        }

        return ManifestJson.Read(json, data);
    }

    // A file names only what lies in its own folder, whatever it says.
    private static string Inside(string folder, string name)
    {
        string full = Path.GetFullPath(Path.Combine(folder, name));
        return !Path.IsPathRooted(name)
            && full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? full
            : throw new FormatException($"model.json: expected paths inside of the model's folder, found '{name}'.");
    }

    // Written beside and then renamed, so that no reader sees half a file.
    private async Task Write(
        string name, IReadOnlyList<ReadOnlyMemory<byte>> pieces, CancellationToken cancellationToken)
    {
        string target = Path.Combine(path, name), beside = target + ".part";
        await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            foreach (var piece in pieces) await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, target, overwrite: true);
    }
}
