using System.Text.Json.Nodes;
using Strata.Layers.Basic;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// Makes layers: <c>tf.layers</c>. Each factory takes the options of its layer and those that every layer takes, as
/// <see cref="LayerOptions"/> describes them.
/// </summary>
public sealed partial class LayerFactories
{
    internal LayerFactories()
    {
    }

    /// <summary>As <see cref="tf.input"/>.</summary>
    public SymbolicTensor input(
        Shape? shape = null, Shape? batchShape = null, string? name = null, DType? dtype = null, bool sparse = false) =>
        tf.input(shape, batchShape, name, dtype, sparse);

    /// <summary>The place where data enters a model.</summary>
    /// <param name="inputShape">The shape of one sample.</param>
    /// <param name="batchInputShape">The whole shape, with the batch axis.</param>
    /// <param name="batchSize">The length of the batch axis, used with inputShape.</param>
    /// <param name="dtype">The type of the elements; float32 by default.</param>
    /// <param name="sparse">Must be false.</param>
    /// <param name="name">Its name; by default input and a number.</param>
    /// <exception cref="ArgumentException">There is no shape.</exception>
    public InputLayer inputLayer(
        Shape? inputShape = null, Shape? batchInputShape = null, int? batchSize = null, DType? dtype = null,
        bool sparse = false, string? name = null) =>
        new(sparse, Options(inputShape, batchInputShape, batchSize, dtype, name, false, null));

    /// <summary>The layer, or model, of a {"class_name", "config"} object.</summary>
    /// <exception cref="ArgumentException">The class is not registered, or an option does not fit.</exception>
    public Layer deserialize(JsonObject json) => LayerConfig.Create(json);

    /// <summary>The layer, or model, of the text of a {"class_name", "config"} object.</summary>
    /// <exception cref="FormatException">The text is no JSON object.</exception>
    /// <exception cref="ArgumentException">The class is not registered, or an option does not fit.</exception>
    public Layer deserialize(string json) => LayerConfig.Create(JsonText.Object(json, "layer"));

    private static LayerOptions Options(
        Shape? inputShape, Shape? batchInputShape, int? batchSize, DType? dtype, string? name, bool trainable,
        Tensor[]? weights) => new()
        {
            inputShape = inputShape,
            batchInputShape = batchInputShape,
            batchSize = batchSize,
            dtype = dtype,
            name = name,
            trainable = trainable,
            weights = weights,
        };
}
