using Strata.Backends;
using Strata.Kernels.Cpu.Losses;
using Strata.Kernels.Cpu.Memory;

namespace Strata.Kernels.Cpu;

public sealed unsafe partial class CpuBackend
{
    /// <inheritdoc/>
    public override void Softmax(bool logarithm, BufferView x, BufferView y)
    {
        SoftmaxRows.Run(logarithm, x.Floats(), y.Floats(), x.Dims[0], x.Dims[1]);
        KeepAlive(x, y);
    }

    /// <inheritdoc/>
    public override void SoftmaxGradient(bool logarithm, BufferView dy, BufferView y, BufferView dx)
    {
        SoftmaxGradientRows.Run(logarithm, dy.Floats(), y.Floats(), dx.Floats(), y.Dims[0], y.Dims[1]);
        KeepAlive(dy, y, dx);
    }

    /// <inheritdoc/>
    public override void Crossentropy(
        bool sparse, float epsilon, BufferView targets, BufferView p, BufferView losses)
    {
        CrossentropyRows.Run(
            sparse, epsilon, targets.Floats(), p.Floats(), losses.Floats(), p.Dims[0], p.Dims[1]);
        KeepAlive(targets, p, losses);
    }

    /// <inheritdoc/>
    public override void CrossentropyGradient(
        bool sparse, float epsilon, BufferView dy, BufferView targets, BufferView p, BufferView dp)
    {
        CrossentropyGradientRows.Run(
            sparse, epsilon, dy.Floats(), targets.Floats(), p.Floats(), dp.Floats(), p.Dims[0], p.Dims[1]);
        KeepAlive(dy, targets, p);
        GC.KeepAlive(dp.Buffer);
    }
}
