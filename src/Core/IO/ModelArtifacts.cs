using System.Text.Json.Nodes;

namespace Strata;

/// <summary>What a saved model consists of, as TensorFlow.js's model.json and its binary files hold it.</summary>
public sealed class ModelArtifacts
{
    /// <summary>The topology, in the casing of files.</summary>
    public required JsonObject modelTopology { get; init; }

    /// <summary>Optimizer, loss and metrics, if they were saved.</summary>
    public JsonObject? trainingConfig { get; init; }

    /// <summary>What the weights are, in the order of their bytes.</summary>
    public IReadOnlyList<WeightSpec> weightSpecs { get; init; } = [];

    /// <summary>The bytes of the weights, one behind the other, in one or several pieces.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> weightData { get; init; } = [];

    /// <summary>"layers-model".</summary>
    public string? format { get; init; }

    /// <summary>What wrote the model.</summary>
    public string? generatedBy { get; init; }

    /// <summary>What converted it from another format.</summary>
    public string? convertedBy { get; init; }

    /// <summary>What the user gave to be kept with the model.</summary>
    public JsonObject? userDefinedMetadata { get; init; }

    /// <summary>The inputs and outputs of a graph model; kept as it is.</summary>
    public JsonObject? signature { get; init; }

    /// <summary>The initializer graph of a graph model; kept as it is.</summary>
    public JsonObject? modelInitializer { get; init; }

    /// <summary>The inputs and outputs of the initializer graph; kept as they are.</summary>
    public JsonObject? initializerSignature { get; init; }

    internal long WeightBytes => weightData.Sum(piece => (long)piece.Length);
}
