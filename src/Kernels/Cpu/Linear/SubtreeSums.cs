using Strata.Backends;
using Strata.Kernels.Cpu.Elementwise;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Reduction;
using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Linear;

/// <summary>Sums of subtrees that go up the tree, row by row of a matrix.</summary>
internal readonly unsafe struct SubtreeSums : IRows
{
    private readonly RowTree subtrees;
    private readonly float* sums, nodes;
    private readonly long size;
    private readonly int width;
    private readonly Finish finish;

    /// <param name="subtrees">The tree whose leaves the subtrees are.</param>
    /// <param name="sums">Their sums, one after the other.</param>
    /// <param name="size">Elements of a sum.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="nodes">The sums of the nodes.</param>
    /// <param name="finish">What is then done with them.</param>
    internal SubtreeSums(in RowTree subtrees, float* sums, long size, int width, float* nodes, Finish finish)
    {
        (this.subtrees, this.size, this.width) = (subtrees, size, width);
        this.sums = sums;
        this.nodes = nodes;
        this.finish = finish;
    }

    /// <inheritdoc/>
    public void Run(int first, int end)
    {
        float* memory = (float*)Scratch.Sums.Take(4L * TreeStack.MaxDepth * width);
        for (int row = first; row < end; row++)
        {
            var stack = new TreeStack(subtrees, width, memory);
            for (int i = 0; i < subtrees.Leaves; i++)
            {
                float* sum = sums + (i * size) + ((long)row * width);
                new ReadOnlySpan<float>(sum, width).CopyTo(new(stack.Push(), width));
                stack.Merge(i);
            }

            stack.WriteTo(nodes + ((long)row * width));
        }

        finish.Run((long)first * width, (long)(end - first) * width);
    }
}
