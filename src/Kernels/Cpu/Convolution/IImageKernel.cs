namespace Strata.Kernels.Cpu.Convolution;

/// <summary>A kernel that computes images one by one, each in bands if need be.</summary>
internal interface IImageKernel
{
    /// <summary>Computes one band of each of some images.</summary>
    /// <param name="first">The first image.</param>
    /// <param name="end">The image after the last.</param>
    /// <param name="band">Which band.</param>
    /// <param name="bands">In how many bands an image is cut.</param>
    void Run(int first, int end, int band, int bands);
}
