using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// Projects weights, after each change, to those allowed. Converts from "maxNorm", "minMaxNorm", "nonNeg" and
/// "unitNorm"; see <c>tf.constraints</c>.
/// </summary>
public abstract class Constraint : IConfigurable
{
    private protected const double Epsilon = 1e-7;

    /// <summary>Reads a lowerCamelCase name, all options default.</summary>
    /// <exception cref="ArgumentException">It is not known; the message lists the nearest right ones.</exception>
    public static implicit operator Constraint(string name) =>
        ClassRegistry.FromIdentifier<Constraint>("constraint", name);

    /// <summary>The projection.</summary>
    public abstract Tensor apply(Tensor w);

    /// <summary>Its class's name in files.</summary>
    public virtual string getClassName() => ClassRegistry.NameOf(GetType());

    /// <summary>Its options.</summary>
    public virtual JsonObject getConfig() => ConfigSchema.Of(GetType()).Read(this);

    private protected static Tensor Norm(Tensor w, IntTuple axis) => w.square().sum(axis.ToArray(), true).sqrt();
}
