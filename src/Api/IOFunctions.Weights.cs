using System.Text.Json.Nodes;
using Strata.IO;

namespace Strata;

public sealed partial class IOFunctions
{
    /// <summary>Tensors as the bytes of a weights file, and their descriptions.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="group">"optimizer" for the state of an optimizer.</param>
    public (byte[] data, WeightSpec[] specs) encodeWeights(IReadOnlyList<NamedTensor> tensors, string? group = null)
    {
        var (data, specs) = WeightCodec.Encode(tensors, group);
        return (WeightCodec.Joined(data), specs);
    }

    /// <inheritdoc cref="encodeWeights(IReadOnlyList{NamedTensor}, string?)"/>
    public (byte[] data, WeightSpec[] specs) encodeWeights(
        IReadOnlyDictionary<string, Tensor> tensors, string? group = null) =>
        encodeWeights([.. tensors.Select(pair => new NamedTensor(pair.Key, pair.Value))], group);

    /// <summary>The tensors in the bytes of a weights file, by their names.</summary>
    /// <exception cref="FormatException">The bytes are fewer or more than described, or a description does not
    /// hold.</exception>
    public Dictionary<string, Tensor> decodeWeights(
        ReadOnlyMemory<byte> weightData, IReadOnlyList<WeightSpec> specs) =>
        WeightLoader.ByName(WeightCodec.Decode([weightData], specs));

    /// <summary>Reads the weights of a manifest, by their names.</summary>
    /// <param name="manifest">The weightsManifest of a model.json.</param>
    /// <param name="filePathPrefix">The folder or address of the files.</param>
    /// <param name="weightNames">Which are wanted; all by default. Groups without any of them are not read.</param>
    /// <param name="httpClient">What sends the requests.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FormatException">The manifest or the files do not hold what they say.</exception>
    /// <exception cref="ArgumentException">A name is not in the manifest.</exception>
    public Task<Dictionary<string, Tensor>> loadWeights(
        JsonArray manifest, string filePathPrefix = ".", string[]? weightNames = null, HttpClient? httpClient = null,
        CancellationToken cancellationToken = default) =>
        WeightLoader.LoadAsync(
            manifest, weightNames, WeightLoader.FilesBelow(filePathPrefix, httpClient), cancellationToken);

    /// <summary>
    /// A function like <see cref="loadWeights"/> that reads files in a way of one's own: from a manifest, a prefix of
    /// paths and names (or null for all) to tensors by name.
    /// </summary>
    /// <param name="fetchWeightsFunction">From paths, their prefix before them, to the bytes of the files.</param>
    public Func<JsonArray, string, string[]?, Task<Dictionary<string, Tensor>>> weightsLoaderFactory(
        Func<string[], Task<byte[][]>> fetchWeightsFunction) => (manifest, prefix, names) => WeightLoader.LoadAsync(
            manifest, names,
            async (path, _) => new MemoryStream((await fetchWeightsFunction([prefix + path]).ConfigureAwait(false))[0]),
            CancellationToken.None);

    /// <summary>Pieces of bytes as one.</summary>
    public byte[] concatenateArrayBuffers(IReadOnlyList<ReadOnlyMemory<byte>> buffers) => WeightCodec.Joined(buffers);

    /// <summary>The descriptions of all weights of a manifest, in order.</summary>
    /// <param name="weightsManifest">The weightsManifest of a model.json.</param>
    /// <exception cref="FormatException">It is not written as a manifest is.</exception>
    public WeightSpec[] getWeightSpecs(JsonArray weightsManifest) =>
        [.. ManifestJson.Groups(weightsManifest).SelectMany(group => group.Weights)];

    /// <summary>What a model.json says, with weights that a function reads.</summary>
    /// <param name="modelJSON">The content of a model.json.</param>
    /// <param name="loadWeights">From its weightsManifest to the bytes of all its files, in order.</param>
    /// <exception cref="FormatException">Something is missing or of another kind.</exception>
    public async Task<ModelArtifacts> getModelArtifactsForJSON(
        JsonObject modelJSON, Func<JsonArray, Task<byte[]>> loadWeights)
    {
        var manifest = modelJSON["weightsManifest"];
        var groups = ManifestJson.Groups(manifest);
        return ManifestJson.Read(
            modelJSON, groups,
            manifest is JsonArray list ? [await loadWeights(list).ConfigureAwait(false)] : []);
    }

    /// <summary>How large a model is, and the time now as that of its saving.</summary>
    public ModelArtifactsInfo getModelArtifactsInfoForJSON(ModelArtifacts modelArtifacts) =>
        ModelArtifactsInfo.Of(modelArtifacts);
}
