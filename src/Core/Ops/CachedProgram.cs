using System.Collections.Concurrent;
using Strata.Backends;

namespace Strata.Ops;

/// <summary>Programs of ops with attributes, made once for each value of an op.</summary>
internal static class CachedProgram
{
    internal static ElementwiseProgram Of<TOp>(TOp op, Func<TOp, ElementwiseProgram> make)
        where TOp : struct, IElementwise => Cache<TOp>.Programs.GetOrAdd(op, make);

    private static class Cache<TOp>
        where TOp : struct
    {
        internal static readonly ConcurrentDictionary<TOp, ElementwiseProgram> Programs = new();
    }
}
