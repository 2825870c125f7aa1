using System.Text;

namespace Strata.IO;

/// <summary>Models in a folder: model.json and weights.bin, or shards of it.</summary>
internal sealed class FileSystemHandler(string path, LoadOptions? options = null, int? shardBytes = null)
    : ModelFilesHandler(options)
{
    internal const string TopologyFile = "model.json";
    private const string WeightsFile = "weights.bin";

    private readonly string file = Directory.Exists(path) ? Path.Combine(path, TopologyFile) : path;

    private protected override string TopologyName => file;

    // Symbolic links of the folder itself are the user's; those in it are not.
    private string Folder => Path.GetFullPath(Options.WeightPathPrefix is { } prefix
        ? FileAddress.PathOf(prefix) : Path.GetDirectoryName(Path.GetFullPath(file))!);

    public override async Task<SaveResult> save(
        ModelArtifacts modelArtifacts, CancellationToken cancellationToken = default)
    {
        if (File.Exists(path)) throw new IOException($"save: expected a folder or nothing at '{path}', found a file.");
        var weights = WeightFile.Of(modelArtifacts, WeightsFile, shardBytes);
        Directory.CreateDirectory(path);
        foreach (var (name, pieces) in weights) await Write(name, pieces, cancellationToken).ConfigureAwait(false);
        string json = ManifestJson.Of(modelArtifacts, weights.Select(w => "./" + w.Name)).ToJsonString();
        await Write(TopologyFile, [Encoding.UTF8.GetBytes(json)], cancellationToken).ConfigureAwait(false);
        return new(ModelArtifactsInfo.Of(modelArtifacts));
    }

    private protected override Task<Stream> OpenTopologyAsync(CancellationToken cancellationToken) =>
        File.Exists(file) ? Task.FromResult<Stream>(Opened(file))
            : throw new FileNotFoundException($"loadLayersModel: there is no file '{file}'.", file);

    internal override async Task<Stream> OpenWeightsAsync(string path, CancellationToken cancellationToken)
    {
        string weights = Options.WeightUrlConverter is { } convert
            ? FileAddress.PathOf(await convert(path).ConfigureAwait(false)) : FolderPath.Inside(Folder, path);
        return File.Exists(weights) ? Opened(weights)
            : throw new FileNotFoundException(
                $"loadLayersModel: there is no file '{weights}' that {file} names.", weights);
    }

    private static FileStream Opened(string file) =>
        new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.Asynchronous);

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
