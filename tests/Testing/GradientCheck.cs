using Strata.Autodiff;
using Xunit;

namespace Strata.Testing;

/// <summary>Compares the gradients of a tape with central differences.</summary>
public static class GradientCheck
{
    private const double Step = 1e-2;

    /// <summary>
    /// Fails unless the gradients of f at xs, for a random direction of its value, are those of differences.
    /// </summary>
    /// <param name="f">What is differentiated; of any output shape, float32.</param>
    /// <param name="xs">Where; float32.</param>
    /// <param name="tolerance">Relative to the largest gradient of an input, at least to 1.</param>
    public static void Holds(Func<Tensor[], Tensor> f, Tensor[] xs, double tolerance = 5e-3)
    {
        var y = f(xs);
        var direction = Arrays.Uniform(y.shape, 0.5, 1.5, seed: 99);
        var (_, gradients) = Gradients.Of(() => f(xs), xs, direction);
        double[] weights = direction.dataSync<double>();
        for (int i = 0; i < xs.Length; i++)
        {
            float[] found = gradients[i].dataSync();
            Assert.Equal(xs[i].shape, gradients[i].shape);
            float[] values = xs[i].dataSync();
            for (int j = 0; j < values.Length; j++)
            {
                double expected = (Value(f, xs, i, j, Step, weights) - Value(f, xs, i, j, -Step, weights)) / (2 * Step);
                double scale = Math.Max(1, Math.Abs(expected));
                Assert.True(Math.Abs(expected - found[j]) <= tolerance * scale,
                    $"gradient of input {i}, element {j}: expected {expected}, received {found[j]}");
            }
        }
    }

    private static double Value(
        Func<Tensor[], Tensor> f, Tensor[] xs, int input, int element, double step, double[] weights)
    {
        float[] moved = xs[input].dataSync();
        moved[element] += (float)step;
        Tensor[] all = [.. xs];
        all[input] = Arrays.Tensor(xs[input].shape, moved);
        double sum = 0;
        double[] y = f(all).dataSync<double>();
        for (int i = 0; i < y.Length; i++) sum += weights[i] * y[i];
        return sum;
    }
}
