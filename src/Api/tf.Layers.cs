using Strata.Layers.Basic;
using Strata.Models;

namespace Strata;

public static partial class tf
{
    /// <summary>Layers.</summary>
    public static LayerFactories layers { get; } = new();

    /// <summary>What gives the first values of weights.</summary>
    public static InitializerFactories initializers { get; } = new();

    /// <summary>Penalties on weights.</summary>
    public static RegularizerFactories regularizers { get; } = new();

    /// <summary>What weights are projected to.</summary>
    public static ConstraintFactories constraints { get; } = new();

    /// <summary>Makes classes known to files.</summary>
    public static SerializationFunctions serialization { get; } = new();

    /// <summary>Models from their topology.</summary>
    public static ModelFunctions models { get; } = new();

    /// <summary>A placeholder for data that enters a model.</summary>
    /// <param name="shape">The shape of one sample.</param>
    /// <param name="batchShape">The whole shape, with the batch axis; one of both is needed.</param>
    /// <param name="name">The name of its layer; by default input and a number.</param>
    /// <param name="dtype">The type of the elements; float32 by default.</param>
    /// <param name="sparse">Must be false.</param>
    /// <exception cref="ArgumentException">There is no shape, or there are two.</exception>
    public static SymbolicTensor input(
        Shape? shape = null, Shape? batchShape = null, string? name = null, DType? dtype = null, bool sparse = false)
    {
        if ((shape is null) == (batchShape is null))
            throw new ArgumentException("input: expected just one of shape and batchShape.");
        return new InputLayer(sparse, new()
        {
            inputShape = shape,
            batchInputShape = batchShape,
            name = name,
            dtype = dtype,
        }).output;
    }

    /// <summary>A model whose layers follow one another.</summary>
    /// <param name="layers">The first layers.</param>
    /// <param name="name">Its name; by default sequential_ and a number.</param>
    public static Sequential sequential(IEnumerable<Layer>? layers = null, string? name = null) => new(layers, name);

    /// <summary>A model given by its inputs and outputs.</summary>
    /// <param name="inputs">What <see cref="input"/> gave.</param>
    /// <param name="outputs">What layers gave.</param>
    /// <param name="name">Its name; by default model and a number.</param>
    /// <exception cref="ArgumentException">The graph is disconnected or has a cycle, or a name is used
    /// twice.</exception>
    public static LayersModel model(SymbolicTensor[] inputs, SymbolicTensor[] outputs, string? name = null) =>
        new FunctionalModel(inputs, outputs, name);

    /// <inheritdoc cref="model(SymbolicTensor[], SymbolicTensor[], string?)"/>
    public static LayersModel model(SymbolicTensor inputs, SymbolicTensor outputs, string? name = null) =>
        model([inputs], [outputs], name);

    /// <inheritdoc cref="model(SymbolicTensor[], SymbolicTensor[], string?)"/>
    public static LayersModel model(SymbolicTensor[] inputs, SymbolicTensor outputs, string? name = null) =>
        model(inputs, [outputs], name);

    /// <inheritdoc cref="model(SymbolicTensor[], SymbolicTensor[], string?)"/>
    public static LayersModel model(SymbolicTensor inputs, SymbolicTensor[] outputs, string? name = null) =>
        model([inputs], outputs, name);
}
