using System.Runtime.CompilerServices;

namespace Strata.Kernels.Cpu.Elementwise;

/// <summary>
/// What a kernel does with each run of its result as soon as it has computed it, while the run is in a cache; nothing
/// if no epilogue was given. Any thread may finish any run; each element is finished once.
/// </summary>
internal readonly unsafe struct Finish(ElementwiseCall* call)
{
    private readonly ElementwiseCall* call = call;

    /// <summary>Whether there is nothing to do.</summary>
    internal bool IsNone => call == null;

    /// <summary>Finishes the elements of a run of the result.</summary>
    /// <param name="start">The first element, counted in the whole result.</param>
    /// <param name="count">How many elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Run(long start, long count)
    {
        if (call != null) call->Run(start, count);
    }
}
