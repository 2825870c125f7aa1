using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// A penalty on the size of weights or outputs. Converts from "l1", "l2" and "l1l2"; see <c>tf.regularizers</c>.
/// </summary>
public abstract class Regularizer : IConfigurable
{
    /// <summary>Reads a lowerCamelCase name, all options default.</summary>
    /// <exception cref="ArgumentException">It is not known; the message lists the nearest right ones.</exception>
    public static implicit operator Regularizer(string name) =>
        ClassRegistry.FromIdentifier<Regularizer>("regularizer", name);

    /// <summary>The penalty, a scalar.</summary>
    public abstract Tensor apply(Tensor x);

    /// <summary>Its class's name in files.</summary>
    public virtual string getClassName() => ClassRegistry.NameOf(GetType());

    /// <summary>Its options.</summary>
    public virtual JsonObject getConfig() => ConfigSchema.Of(GetType()).Read(this);
}
