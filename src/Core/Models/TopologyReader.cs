using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.Models;

/// <summary>Makes a model of its topology, as TensorFlow.js or Keras writes it.</summary>
internal static class TopologyReader
{
    internal static LayersModel Read(string json) => Read(JsonText.Object(json, "model"));

    /// <summary>The model.</summary>
    /// <param name="json">A topology, or a whole model.json.</param>
    /// <exception cref="FormatException">It is no model's.</exception>
    /// <exception cref="ArgumentException">A class is not registered, or an option does not fit.</exception>
    internal static LayersModel Read(JsonObject json)
    {
        var topology = json["modelTopology"] as JsonObject ?? json;
        topology = topology["model_config"] as JsonObject ?? topology;
        return (topology["class_name"] ?? topology["className"]) is null
            ? throw new FormatException("model: expected an object with class_name and config.")
            : Typed("modelTopology", () => LayerConfig.Create(topology)) as LayersModel
                ?? throw new FormatException("model: the topology is that of a layer, not of a model.");
    }

    /// <summary>
    /// Runs a function on what a file says. What layers, also those of the user's own, throw on options of another kind
    /// than they expect says nothing of the file; it becomes an error that does.
    /// </summary>
    internal static T Typed<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (
            e is not (ArgumentException or FormatException or NotSupportedException or OutOfMemoryException))
        {
            throw new FormatException($"{what}: {e.Message}", e);
        }
    }
}
