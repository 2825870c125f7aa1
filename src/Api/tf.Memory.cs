using Strata.Data;

namespace Strata;

public static partial class tf
{
    /// <summary>Runs a function and disposes all tensors that it made, except those it gives back or keeps.</summary>
    /// <typeparam name="T">A tensor, or a list, array, map, tuple or object that holds tensors.</typeparam>
    /// <exception cref="ArgumentException">The function is asynchronous.</exception>
    public static T tidy<T>(Func<T> fn) => Engine.Tidy(fn, result => result is Task
        ? throw new ArgumentException("fn: expected a function that is done when it returns, received an async one.")
        : Structure.Tensors(result));

    /// <summary>As <see cref="tidy{T}(Func{T})"/>, of a function that gives nothing back.</summary>
    public static void tidy(Action fn) => Engine.Tidy<object?>(
        () =>
        {
            fn();
            return null;
        },
        _ => []);

    /// <summary>As <see cref="tidy{T}(Func{T})"/>; the name is for the reader.</summary>
    public static T tidy<T>(string name, Func<T> fn) => tidy(fn);

    /// <summary>Makes the tidy around it leave a tensor alone.</summary>
    public static T keep<T>(T result)
        where T : Tensor
    {
        Engine.Keep(result);
        return result;
    }

    /// <summary>Disposes the tensors in a container: a tensor, list, array, map, tuple or object.</summary>
    public static void dispose(object? container) => Structure.Dispose(container);

    /// <summary>What tensors take now.</summary>
    public static MemoryInfo memory() => new(Engine.Memory.Tensors, Tensors.Storage.Live, Engine.Memory.Bytes);

    /// <summary>
    /// Makes what follows repeatable: initializers, dropout, shuffling and random tensors without a seed of their own.
    /// </summary>
    public static void setSeed(long seed) => Engine.SetSeed(unchecked((ulong)seed));
}
