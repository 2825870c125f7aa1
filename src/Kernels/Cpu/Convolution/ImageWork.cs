using Strata.Kernels.Cpu.Threads;

namespace Strata.Kernels.Cpu.Convolution;

/// <summary>A batch of images for the team; few images are cut into bands.</summary>
internal struct ImageWork<TKernel> : IWork
    where TKernel : unmanaged, IImageKernel
{
    private readonly int units, bands, parts;
    private TKernel kernel;

    private ImageWork(in TKernel kernel, int rows, int bands, int parts)
    {
        (units, this.bands, this.parts) = (rows * bands, bands, parts);
        this.kernel = kernel;
    }

    /// <summary>Runs a kernel over a batch.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="rows">Images.</param>
    /// <param name="cost">What an image costs, in multiply-adds or elements.</param>
    /// <param name="mostBands">In how many bands an image may be cut.</param>
    internal static void Run(in TKernel kernel, int rows, long cost, int mostBands = 1)
    {
        if (rows == 0) return;
        int wanted = 4 * Team.Sharing;
        int bands = Team.Threads == 1 || rows >= wanted ? 1 : Math.Clamp((wanted + rows - 1) / rows, 1, mostBands);
        int parts = Team.Parts((long)rows * bands, cost / bands);
        if (parts == 1) bands = 1;
        var work = new ImageWork<TKernel>(kernel, rows, bands, parts);
        Team.Run(ref work, parts);
    }

    /// <inheritdoc/>
    public void Run(int part)
    {
        int first = (int)((long)units * part / parts), end = (int)((long)units * (part + 1) / parts);
        if (bands == 1)
        {
            kernel.Run(first, end, 0, 1);
            return;
        }

        for (int unit = first; unit < end; unit++)
            kernel.Run(unit / bands, (unit / bands) + 1, unit % bands, bands);
    }
}
