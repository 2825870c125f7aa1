using System.Text.Json.Nodes;
using Strata.IO;

namespace Strata;

public abstract partial class LayersModel
{
    private JsonObject? userDefinedMetadata;

    /// <summary>Loads a model that TensorFlow.js, or this library, saved, or that was converted from Keras.</summary>
    /// <param name="path">Of model.json or its folder: file://, a plain path, http:// or https://.</param>
    /// <param name="strict">Whether the file's weights must be just those of the model.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="FormatException">The files do not hold what they say.</exception>
    public static Task<LayersModel> load(
        string path, bool strict = true, CancellationToken cancellationToken = default) =>
        ModelLoader.LoadAsync(IORouter.For(path), strict, cancellationToken);

    /// <summary>Loads a model from a handler.</summary>
    /// <param name="handler">Where it is.</param>
    /// <param name="strict">Whether the file's weights must be just those of the model.</param>
    /// <param name="cancellationToken">Ends the loading.</param>
    /// <exception cref="FormatException">The artifacts do not hold what they say.</exception>
    public static Task<LayersModel> load(
        IOHandler handler, bool strict = true, CancellationToken cancellationToken = default) =>
        ModelLoader.LoadAsync(handler, strict, cancellationToken);

    /// <summary>Saves the model as TensorFlow.js's model.json and weights.bin.</summary>
    /// <param name="path">A folder, "file://folder", or an http:// or https:// address that takes a POST.</param>
    /// <param name="trainableOnly">Whether only the trainable weights are saved.</param>
    /// <param name="includeOptimizer">Whether optimizer, loss and metrics are saved as well.</param>
    /// <param name="cancellationToken">Ends the saving.</param>
    public Task<SaveResult> save(
        string path, bool trainableOnly = false, bool includeOptimizer = false,
        CancellationToken cancellationToken = default) =>
        save(IORouter.For(path), trainableOnly, includeOptimizer, cancellationToken);

    /// <summary>Saves the model to a handler.</summary>
    /// <param name="handler">Where to.</param>
    /// <param name="trainableOnly">Whether only the trainable weights are saved.</param>
    /// <param name="includeOptimizer">Whether optimizer, loss and metrics are saved as well.</param>
    /// <param name="cancellationToken">Ends the saving.</param>
    public Task<SaveResult> save(
        IOHandler handler, bool trainableOnly = false, bool includeOptimizer = false,
        CancellationToken cancellationToken = default)
    {
        CheckUsable();
        return handler.save(ModelLoader.Artifacts(this, trainableOnly, includeOptimizer), cancellationToken);
    }

    /// <summary>Writes weights by their names.</summary>
    /// <param name="weights">The weights; names are those of <see cref="LayerVariable.originalName"/>.</param>
    /// <param name="strict">Whether they must be just those of the model.</param>
    /// <exception cref="FormatException">Strict, and a weight is missing or unknown.</exception>
    public void loadWeights(IReadOnlyDictionary<string, Tensor> weights, bool strict = true) =>
        new WeightMatching(this).Write(weights.Select(pair => new NamedTensor(pair.Key, pair.Value)), strict);

    /// <summary>Keeps something with the model when it is saved.</summary>
    public void setUserDefinedMetadata(JsonObject metadata) => userDefinedMetadata = (JsonObject)metadata.DeepClone();

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
    internal void TakeTraining(JsonObject? config, IReadOnlyList<NamedTensor> state)
    {
        if (config is not null) ReadTraining(config, state);
    }

    /// <summary>Fills in what training needs to go on, if the model is compiled.</summary>
    partial void WriteTraining(ref JsonObject? config, ref IReadOnlyList<NamedTensor> state);

    /// <summary>Compiles the model with what <see cref="WriteTraining"/> wrote.</summary>
    partial void ReadTraining(JsonObject config, IReadOnlyList<NamedTensor> state);
}
