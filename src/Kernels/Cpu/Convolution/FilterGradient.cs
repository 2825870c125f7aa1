using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Reduction;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>The gradient of a convolution's filter: a sum over rows, leaf by leaf and up the tree.</summary>
internal static unsafe class FilterGradient
{
    internal static void Run(in ConvGeometry g, float* x, float* dy, in RowTree tree, float* nodes)
    {
        int size = g.FilterHeight * g.FilterWidth * g.InChannels * g.OutChannels;
        var stack = new TreeStack(tree, size, (float*)Scratch.Sums.Take(4L * TreeStack.MaxDepth * size));
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            float* sum = stack.Push();
            new Span<float>(sum, size).Clear();
            int end = Math.Min(tree.Length, (leaf + 1) * tree.LeafLength);
            for (int row = leaf * tree.LeafLength; row < end; row++)
            {
                float* image = x + ((long)row * g.InHeight * g.InWidth * g.InChannels);
                AddImage(g, image, dy + ((long)row * g.OutHeight * g.OutWidth * g.OutChannels), sum);
            }

            stack.Merge(leaf);
        }

        stack.WriteTo(nodes);
    }

    private static void AddImage(in ConvGeometry g, float* x, float* dy, float* sum)
    {
        int channels = g.InChannels, outs = g.OutChannels;
        for (int place = 0; place < g.OutHeight * g.OutWidth; place++)
        {
            for (int tap = 0; tap < g.FilterHeight * g.FilterWidth; tap++)
            {
                int from = g.InputPlace(place, tap);
                if (from < 0) continue;
                for (int c = 0; c < channels; c++)
                {
                    MatrixProduct.MultiplyAdd(
                        x[(from * channels) + c], dy + (place * outs), sum + ((((long)tap * channels) + c) * outs), outs);
                }
            }
        }
    }
}
