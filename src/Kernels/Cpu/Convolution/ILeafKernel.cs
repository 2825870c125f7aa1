namespace Strata.Kernels.Cpu.Convolution;

/// <summary>A kernel that sums over the images of a leaf.</summary>
internal unsafe interface ILeafKernel
{
    /// <summary>Computes one block of the sum over some images.</summary>
    /// <param name="first">The first image.</param>
    /// <param name="end">The image after the last.</param>
    /// <param name="block">Which block.</param>
    /// <param name="blocks">In how many blocks the sum is cut.</param>
    /// <param name="sum">The whole sum, of which the block is written.</param>
    void Run(int first, int end, int block, int blocks, float* sum);
}
