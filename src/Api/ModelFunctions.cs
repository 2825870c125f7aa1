using System.Text.Json.Nodes;
using Strata.Models;

namespace Strata;

/// <summary>Models from their topology: <c>tf.models</c>.</summary>
public sealed class ModelFunctions
{
    internal ModelFunctions()
    {
    }

    /// <summary>The model of a topology, its weights fresh.</summary>
    /// <param name="json">What <see cref="LayersModel.toJSON"/> gives, or a whole model.json.</param>
    /// <exception cref="FormatException">The text is no JSON object, or no model's.</exception>
    /// <exception cref="ArgumentException">A class is not registered, or an option does not fit.</exception>
    public LayersModel modelFromJSON(string json) => TopologyReader.Read(json);

    /// <summary>The model of a topology, its weights fresh.</summary>
    /// <param name="json">What <see cref="LayersModel.toJSON"/> gives, or a whole model.json.</param>
    /// <exception cref="FormatException">The object is no model's.</exception>
    /// <exception cref="ArgumentException">A class is not registered, or an option does not fit.</exception>
    public LayersModel modelFromJSON(JsonObject json) => TopologyReader.Read(json);
}
