using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata.Models;

/// <summary>Makes a model of its topology, as TensorFlow.js or Keras writes it.</summary>
internal static class TopologyReader
{
    internal static LayersModel Read(string json) => Read(JsonText.Object(json, "model"));

    internal static LayersModel Read(JsonObject json)
    {
        var topology = json["modelTopology"] as JsonObject ?? json;
        topology = topology["model_config"] as JsonObject ?? topology;
        return (topology["class_name"] ?? topology["className"]) is null
            ? throw new FormatException("model: expected an object with class_name and config.")
            : LayerConfig.Create(topology) as LayersModel
                ?? throw new FormatException("model: the topology is that of a layer, not of a model.");
    }
}
