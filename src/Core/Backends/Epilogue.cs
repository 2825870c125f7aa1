namespace Strata.Backends;

/// <summary>
/// What is done with a kernel's result as soon as it is there: an elementwise program of which an input is that result.
/// A kernel may run it on each piece of the result while the piece is still in a cache, or at the end on all of it.
/// </summary>
/// <param name="Program">What is computed.</param>
/// <param name="Inputs">Its inputs; one of them is the kernel's result, and the others are there before the kernel
/// begins and not changed by it.</param>
/// <param name="Outputs">Where its results go; these have the dimensions of the kernel's result.</param>
public sealed record Epilogue(ElementwiseProgram Program, BufferView[] Inputs, BufferView[] Outputs)
{
    /// <summary>Runs it on all of the result.</summary>
    public void Run(Backend on) => on.Elementwise(Program, Inputs, Outputs);
}
