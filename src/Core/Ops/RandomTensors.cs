using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>Tensors of random numbers, eager or traced.</summary>
internal static class RandomTensors
{
    /// <summary>Numbers that are a function of the seed; without one, new ones with each call.</summary>
    internal static Tensor Fixed(Dims dims, DType dtype, Distribution distribution, double a, double b, int? seed)
    {
        uint stream = seed is null ? Engine.NextDraw() : 0;
        return Tensor.Apply(new RandomNumbers(dims, dtype, distribution, (float)a, (float)b, Key(seed), stream, 0));
    }

    /// <summary>
    /// Numbers spread evenly over [0, 1) that are new with each call and, in a plan, with each step; with a seed the
    /// sequence of them is a function of it.
    /// </summary>
    /// <param name="dims">The dimensions, the first possibly symbolic.</param>
    /// <param name="seed">The key, if the user gave one.</param>
    /// <param name="calls">Counts the eager calls of one user of a seed.</param>
    internal static Tensor FreshUniform(Dims dims, int? seed, ref int calls)
    {
        uint? step = seed is null || Trace.Current is not null ? null : (uint)Interlocked.Increment(ref calls);
        return Fresh(dims, Distribution.Uniform, 0, 1, seed, step);
    }

    /// <summary>Numbers spread evenly over [0, 1) that are new with each call and, in a plan, with each step.</summary>
    internal static Tensor FreshUniform(Dims dims) => Fresh(dims, Distribution.Uniform, 0, 1, null, null);

    /// <summary>Normal numbers that are new with each call and, in a plan, with each step.</summary>
    internal static Tensor FreshNormal(Dims dims, double mean, double stddev) =>
        Fresh(dims, Distribution.Normal, mean, stddev, null, null);

    private static Tensor Fresh(Dims dims, Distribution distribution, double a, double b, int? seed, uint? step)
    {
        uint? stream = Trace.Current?.NextStream();
        if (stream is null)
        {
            step ??= 0;
            stream = seed is null ? Engine.NextDraw() : 0;
        }

        return Tensor.Apply(new RandomNumbers(
            dims, DType.float32, distribution, (float)a, (float)b, Key(seed), stream.Value, step));
    }

    private static ulong? Key(int? seed) => seed is null ? null : (ulong)(long)seed.Value;
}
