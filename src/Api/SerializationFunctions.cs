using Strata.Losses;
using Strata.Serialization;

namespace Strata;

/// <summary>Makes classes known to files: <c>tf.serialization</c>.</summary>
public sealed class SerializationFunctions
{
    internal SerializationFunctions()
    {
    }

    /// <summary>Lets files name a layer, initializer, regularizer, constraint, activation, optimizer or
    /// schedule of learning rates of one's own.</summary>
    /// <typeparam name="T">The class; its options are its constructor's parameters.</typeparam>
    /// <param name="name">Its name in files; by default that of the class.</param>
    /// <exception cref="ArgumentException">The class is none of these, or abstract.</exception>
    public void registerClass<T>(string? name = null)
        where T : class => ClassRegistry.Register(typeof(T), name);

    /// <summary>
    /// Gives a loss or metric of one's own a name, by which <c>compile</c> and files know it: without one, a model that
    /// was compiled with it cannot be saved with its optimizer.
    /// </summary>
    /// <param name="name">The name, like "myLoss".</param>
    /// <param name="function">From targets and outputs to a value per sample, or one for the batch.</param>
    /// <exception cref="ArgumentException">The name is one of this library's.</exception>
    public void registerFunction(string name, Func<Tensor, Tensor, Tensor> function) =>
        RegisteredFunctions.Add(name, function);
}
