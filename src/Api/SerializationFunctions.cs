using Strata.Serialization;

namespace Strata;

/// <summary>Makes classes known to files: <c>tf.serialization</c>.</summary>
public sealed class SerializationFunctions
{
    internal SerializationFunctions()
    {
    }

    /// <summary>Lets files name a layer, initializer, regularizer, constraint or activation of one's own.</summary>
    /// <typeparam name="T">The class; its options are its constructor's parameters.</typeparam>
    /// <param name="name">Its name in files; by default that of the class.</param>
    /// <exception cref="ArgumentException">The class is none of these, or abstract.</exception>
    public void registerClass<T>(string? name = null)
        where T : class => ClassRegistry.Register(typeof(T), name);
}
