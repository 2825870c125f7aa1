using System.Text.Json.Nodes;
using Strata.Serialization;

namespace Strata;

/// <summary>
/// A learning rate that follows the number of steps, given to an optimizer in place of a number. It is traced into the
/// training step. One of one's own has its options as the parameters of its constructor, each with a property of the
/// same name, and is made known to files by <c>tf.serialization.registerClass</c>.
/// </summary>
public abstract class LearningRateSchedule : IConfigurable
{
    /// <summary>The learning rate of a step, a scalar.</summary>
    /// <param name="step">The number of steps made before, a float32 scalar.</param>
    public abstract Tensor call(Tensor step);

    /// <summary>Its class's name in files.</summary>
    public virtual string getClassName() => ClassRegistry.NameOf(GetType());

    /// <summary>Its options.</summary>
    public virtual JsonObject getConfig() => ConfigSchema.Of(GetType()).Read(this);
}
