using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// Gives the first values of weights. Converts from TensorFlow.js's names, like "heNormal"; see <c>tf.initializers</c>.
/// </summary>
public abstract class Initializer : IConfigurable
{
    /// <summary>Reads a lowerCamelCase name, all options default.</summary>
    /// <exception cref="ArgumentException">It is not known; the message lists the nearest right ones.</exception>
    public static implicit operator Initializer(string name) =>
        ClassRegistry.FromIdentifier<Initializer>("initializer", name);

    /// <summary>Values for a weight of this shape.</summary>
    public abstract Tensor apply(int[] shape, DType dtype);

    /// <summary>Its class's name in files.</summary>
    public virtual string getClassName() => ClassRegistry.NameOf(GetType());

    /// <summary>Its options.</summary>
    public virtual JsonObject getConfig() => ConfigSchema.Of(GetType()).Read(this);
}
