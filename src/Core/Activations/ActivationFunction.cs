using System.Text.Json.Nodes;
using Strata.Activations;
using Strata.Naming;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// An activation: a function of a tensor, elementwise or along its last axis. Converts from TensorFlow.js's names, like
/// "relu" or "hardSigmoid". One of one's own derives from it and is registered with
/// <c>tf.serialization.registerClass</c>.
/// </summary>
public abstract class ActivationFunction
{
    /// <summary>The names of the built-in ones.</summary>
    internal static IEnumerable<string> Names => NamedActivation.All.Keys;

    /// <summary>Reads a lowerCamelCase name.</summary>
    /// <exception cref="ArgumentException">It is not known; the message lists the nearest right ones.</exception>
    public static implicit operator ActivationFunction(string name) => Find(name, "activation");

    /// <summary>Its value.</summary>
    public abstract Tensor apply(Tensor x);

    /// <summary>Its name in files.</summary>
    public virtual string getClassName() => ClassRegistry.NameOf(GetType());

    /// <inheritdoc/>
    public override string ToString() => getClassName();

    /// <summary>
    /// Reads a name as files write it, which may be in snake_case, or Keras's {"class_name", "config"}.
    /// </summary>
    internal static ActivationFunction FromJson(JsonNode node)
    {
        if (node is JsonObject described) node = (described["className"] ?? described["class_name"])!;
        string name = node.GetValue<string>();
        return NamedActivation.All.TryGetValue(name, out var exact)
            ? exact : Find(Layers.Casing.ToCamel(name), "activation");
    }

    private static ActivationFunction Find(string name, string argument)
    {
        if (NamedActivation.All.TryGetValue(name, out var known)) return known;
        return ClassRegistry.IsCustom(name, typeof(ActivationFunction))
            ? ClassRegistry.FromIdentifier<ActivationFunction>(argument, name)
            : throw NearestNames.Unknown(argument, name, Names);
    }
}
