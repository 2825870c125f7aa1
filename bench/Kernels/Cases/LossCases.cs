using Strata.Backends;
using Strata.Tensors;
using static Strata.Bench.Kernels.Cases.Operands;

namespace Strata.Bench.Kernels.Cases;

/// <summary>Softmax, crossentropy and their gradients.</summary>
internal static class LossCases
{
    private const float Epsilon = 1e-7f;

    internal static IEnumerable<KernelCase> All => [.. Of(128, 10), .. Of(1024, 1000)];

    private static KernelCase[] Of(int rows, int classes)
    {
        Dims all = [rows, classes], each = [rows];
        double size = FloatBytes * (double)all.Size;
        return
        [
            Case("softmax", 2 * size, () =>
            {
                BufferView x = Values(all), y = Room(all);
                return () => Cpu.Softmax(false, x, y);
            }),
            Case("softmax gradient", 3 * size, () =>
            {
                BufferView dy = Values(all), y = Values(all), dx = Room(all);
                return () => Cpu.SoftmaxGradient(false, dy, y, dx);
            }),
            Case("sparse crossentropy", size, () =>
            {
                BufferView targets = Classes(rows, classes), p = Shares(), losses = Room(each);
                return () => Cpu.Crossentropy(true, Epsilon, targets, p, losses);
            }),
            Case("sparse crossentropy gradient", 2 * size, () =>
            {
                BufferView dy = Values(each), targets = Classes(rows, classes), p = Shares(), dp = Room(all);
                return () => Cpu.CrossentropyGradient(true, Epsilon, dy, targets, p, dp);
            }),
        ];

        KernelCase Case(string kernel, double bytes, Func<Action> prepare) =>
            new(kernel, $"[{rows}, {classes}]", 0, bytes, prepare);

        BufferView Shares()
        {
            var shares = Room(all);
            Cpu.Fill(shares, 1.0 / classes);
            return shares;
        }
    }
}
