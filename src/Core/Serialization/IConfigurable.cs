using System.Text.Json.Nodes;

namespace Strata.Serialization;

/// <summary>What files name by class and describe by options.</summary>
internal interface IConfigurable
{
    /// <summary>The class's name in files.</summary>
    string getClassName();

    /// <summary>Its options, as TensorFlow.js names them.</summary>
    JsonObject getConfig();
}
