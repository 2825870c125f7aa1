using Xunit;

namespace Strata.Core.Tests;

/// <summary>Tests that count the process's tensors or set its seed: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryCollection
{
    public const string Name = "memory";

    /// <summary>The tensors alive, after those that nobody holds were collected.</summary>
    internal static long Tensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Engine.Memory.Tensors;
    }
}
