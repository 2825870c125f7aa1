using System.Text.Json.Nodes;
using Strata.IO;

namespace Strata;

public abstract partial class LayersModel
{
    private JsonObject? userDefinedMetadata;

    /// <summary>Loads a model that TensorFlow.js, or this library, saved, or that was converted from Keras.</summary>
    /// <param name="path">
    /// Of model.json or its folder: file://, a plain path, http://, https:// or what a registered router takes.
    /// </param>
    /// <param name="strict">Whether the file's weights must be just those of the model.</param>
    /// <param name="weightPathPrefix">Where the weight files are, if not beside model.json: a folder or an address.
    /// </param>
    /// <param name="weightUrlConverter">From a path in the manifest to the path or address of its file.</param>
    /// <param name="onProgress">Is told the fraction of the weight files that have been read.</param>
    /// <param name="httpClient">What sends the requests, with headers of one's own, say.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="FormatException">The files do not hold what they say.</exception>
    /// <exception cref="ArgumentException">A class or a name in them is not known, or an option does not fit.
    /// </exception>
    public static Task<LayersModel> load(
        string path, bool strict = true, string? weightPathPrefix = null,
        Func<string, Task<string>>? weightUrlConverter = null, Action<double>? onProgress = null,
        HttpClient? httpClient = null, CancellationToken cancellationToken = default)
    {
        var options = new LoadOptions
        {
            WeightPathPrefix = weightPathPrefix,
            WeightUrlConverter = weightUrlConverter,
            OnProgress = onProgress,
            HttpClient = httpClient,
        };
        return ModelLoader.LoadAsync(IORouter.ForLoading(path, options), strict, cancellationToken);
    }

    /// <summary>Loads a model from a handler.</summary>
    /// <param name="handler">Where it is.</param>
    /// <param name="strict">Whether the file's weights must be just those of the model.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="FormatException">The artifacts do not hold what they say.</exception>
    /// <exception cref="ArgumentException">A class or a name in them is not known, or an option does not fit.
    /// </exception>
    public static Task<LayersModel> load(
        IOHandler handler, bool strict = true, CancellationToken cancellationToken = default) =>
        ModelLoader.LoadAsync(handler, strict, cancellationToken);

    /// <summary>Saves the model as TensorFlow.js's model.json and weights.bin.</summary>
    /// <param name="path">
    /// A folder, "file://folder", an http:// or https:// address that takes a POST, or what a registered router takes.
    /// </param>
    /// <param name="trainableOnly">Whether only the trainable weights are saved.</param>
    /// <param name="includeOptimizer">Whether optimizer, loss and metrics are saved as well.</param>
    /// <param name="weightShardSizeBytes">
    /// If given, weights are cut into files of this many bytes, as Keras's converter does at 4 MiB.
    /// </param>
    /// <param name="quantizationDtypeMap">
    /// From "uint8", "uint16" and "float16" to patterns (with * and ?) of the names of weights to be stored so.
    /// </param>
    /// <param name="cancellationToken">Ends the saving.</param>
    public Task<SaveResult> save(
        string path, bool trainableOnly = false, bool includeOptimizer = false, int? weightShardSizeBytes = null,
        IReadOnlyDictionary<string, string[]>? quantizationDtypeMap = null,
        CancellationToken cancellationToken = default) =>
        save(IORouter.ForSaving(path, weightShardSizeBytes), trainableOnly, includeOptimizer, quantizationDtypeMap,
            cancellationToken);

    /// <summary>Saves the model to a handler.</summary>
    /// <param name="handler">Where to.</param>
    /// <param name="trainableOnly">Whether only the trainable weights are saved.</param>
    /// <param name="includeOptimizer">Whether optimizer, loss and metrics are saved as well.</param>
    /// <param name="quantizationDtypeMap">
    /// From "uint8", "uint16" and "float16" to patterns (with * and ?) of the names of weights to be stored so.
    /// </param>
    /// <param name="cancellationToken">Ends the saving.</param>
    public Task<SaveResult> save(
        IOHandler handler, bool trainableOnly = false, bool includeOptimizer = false,
        IReadOnlyDictionary<string, string[]>? quantizationDtypeMap = null,
        CancellationToken cancellationToken = default)
    {
        CheckUsable();
        var options = new SaveOptions
        {
            TrainableOnly = trainableOnly,
            IncludeOptimizer = includeOptimizer,
            QuantizationDtypeMap = quantizationDtypeMap,
        };
        return handler.save(ModelLoader.Artifacts(this, options), cancellationToken);
    }

    /// <summary>Writes weights by their names.</summary>
    /// <param name="weights">The weights; names are those of <see cref="LayerVariable.originalName"/>.</param>
    /// <param name="strict">Whether they must be just those of the model.</param>
    /// <exception cref="FormatException">Strict, and a weight is missing or unknown.</exception>
    /// <exception cref="ShapeException">A weight has another shape.</exception>
    public void loadWeights(IReadOnlyDictionary<string, Tensor> weights, bool strict = true) =>
        new WeightMatching(this).Write([.. weights.Select(pair => new NamedTensor(pair.Key, pair.Value))], strict);

    /// <summary>Keeps something with the model when it is saved.</summary>
    /// <exception cref="ArgumentNullException">There is nothing to keep.</exception>
    public void setUserDefinedMetadata(JsonObject userDefinedMetadata)
    {
        ArgumentNullException.ThrowIfNull(userDefinedMetadata);
        this.userDefinedMetadata = (JsonObject)userDefinedMetadata.DeepClone();
    }

    /// <summary>What was kept with the model, or null.</summary>
    public JsonObject? getUserDefinedMetadata() => (JsonObject?)userDefinedMetadata?.DeepClone();

    /// <summary>
    /// Optimizer, loss and metrics as files hold them, and the optimizer's state; nothing if not compiled.
    /// </summary>
    internal (JsonObject? Config, IReadOnlyList<NamedTensor> State) DescribeTraining()
    {
        JsonObject? config = null;
        IReadOnlyList<NamedTensor> state = [];
        WriteTraining(ref config, ref state);
        return (config, state);
    }

    /// <summary>Compiles the model as files say.</summary>
    internal void TakeTraining(JsonObject config, IReadOnlyList<NamedTensor> state) => ReadTraining(config, state);

    /// <summary>Fills in what training needs to go on, if the model is compiled.</summary>
    partial void WriteTraining(ref JsonObject? config, ref IReadOnlyList<NamedTensor> state);

    /// <summary>Compiles the model with what <see cref="WriteTraining"/> wrote.</summary>
    partial void ReadTraining(JsonObject config, IReadOnlyList<NamedTensor> state);
}
