using Strata.Backends;
using Strata.Kernels.Cpu.Linear;
using Strata.Kernels.Cpu.Memory;
using Strata.Kernels.Cpu.Reduction;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// The gradient of a convolution's filter: a sum over rows, leaf by leaf and up the tree; within a leaf over images and
/// their output pixels in order.
/// </summary>
internal static unsafe class FilterGradient
{
    private const int Depth = 256;

    internal static void Run(in ConvGeometry g, float* x, float* dy, in RowTree tree, float* nodes)
    {
        int places = g.OutHeight * g.OutWidth, terms = g.FilterHeight * g.FilterWidth * g.InChannels;
        int size = checked(terms * g.OutChannels);
        var windows = new WindowGeometry(g);
        var stack = new TreeStack(tree, size, (float*)Scratch.Sums.Take(4L * TreeStack.MaxDepth * size));
        float* frame = (float*)Scratch.Images.Take(4 * (windows.FrameSize + places + terms));
        int* origins = (int*)(frame + windows.FrameSize), elements = origins + places;
        windows.Clear(frame);
        windows.Origins(g.OutHeight, g.OutWidth, g.StrideHeight, g.StrideWidth, origins);
        windows.Elements(g.FilterHeight, g.FilterWidth, g.DilationHeight, g.DilationWidth, elements);
        float* panels = (float*)Scratch.Panels.Take(4L * Panels.PackedWidth(g.OutChannels) * places);
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            float* sum = stack.Push();
            int first = leaf * tree.LeafLength, end = Math.Min(tree.Length, first + tree.LeafLength);
            if (first == end || places == 0) new Span<float>(sum, size).Clear();
            for (int row = first; row < end; row++)
            {
                float* image = windows.Frame(x + ((long)row * g.InHeight * g.InWidth * g.InChannels), frame);
                Panels.Pack(dy + ((long)row * places * g.OutChannels), places, g.OutChannels, g.OutChannels, panels);
                AddImage(image, elements, terms, origins, places, panels, sum, g.OutChannels, row > first);
            }

            stack.Merge(leaf);
        }

        stack.WriteTo(nodes);
    }

    private static void AddImage(
        float* image, int* elements, int terms, int* origins, int places, float* panels, float* sum, int n, bool add)
    {
        float** left = stackalloc float*[Tiles.Rows];
        for (int first = 0; first < places; first += Depth)
        {
            int depth = Math.Min(Depth, places - first);
            float* panel = panels;
            for (int column = 0; column < n; column += Tiles.WidthAt(column, n))
            {
                int width = Tiles.WidthAt(column, n);
                for (int row = 0; row < terms; row += Tiles.Rows)
                {
                    for (int r = 0; r < Tiles.Rows; r++) left[r] = image + elements[Math.Min(row + r, terms - 1)];
                    new TileTarget(sum + ((long)row * n) + column, n, Math.Min(terms - row, Tiles.Rows), n - column)
                        .Run(left, origins + first, depth, panel + ((long)first * width), width, width, add
                            || first > 0);
                }

                panel += (long)places * width;
            }
        }
    }
}
