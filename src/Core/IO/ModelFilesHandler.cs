using System.Text;
using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.IO;

/// <summary>Models whose model.json names files of weights.</summary>
internal abstract class ModelFilesHandler(LoadOptions? options) : IOHandler
{
    // The largest model.json; of the largest models they have a few MB.
    private const int MaxTopologyBytes = 64 << 20;

    private protected LoadOptions Options { get; } = options ?? new();

    public sealed override async Task<ModelArtifacts> load(CancellationToken cancellationToken = default)
    {
        var stream = await OpenTopologyAsync(cancellationToken).ConfigureAwait(false);
        JsonObject json;
        await using (stream.ConfigureAwait(false))
        {
            var text = await BoundedRead.AllAsync(stream, MaxTopologyBytes, TopologyName, cancellationToken)
                .ConfigureAwait(false);
            json = JsonText.Object(Encoding.UTF8.GetString(text.Span.TrimStart(Encoding.UTF8.Preamble)), TopologyName);
        }

        var groups = ManifestJson.Groups(json["weightsManifest"]);
        var data = await WeightFileReader.ReadAsync(groups, OpenWeightsAsync, Options.OnProgress, cancellationToken)
            .ConfigureAwait(false);
        return ManifestJson.Read(json, groups, data);
    }

    /// <summary>Where model.json is, for errors.</summary>
    private protected abstract string TopologyName { get; }

    /// <summary>Opens model.json.</summary>
    private protected abstract Task<Stream> OpenTopologyAsync(CancellationToken cancellationToken);

    /// <summary>Opens a weight file by its path in the manifest.</summary>
    internal abstract Task<Stream> OpenWeightsAsync(string path, CancellationToken cancellationToken);
}
