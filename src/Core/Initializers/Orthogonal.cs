using Strata.Backends;
using Strata.Ops;

namespace Strata.Initializers;

/// <summary>
/// An orthogonal matrix: the Q of a QR decomposition of normal numbers, its columns times the signs of R's diagonal
/// (Saxe et al., 2014). A shape of more axes is taken as a matrix of its last axis and the product of the others.
/// </summary>
/// <param name="gain">A factor; 1 by default.</param>
/// <param name="seed">Makes the values repeatable.</param>
public sealed class Orthogonal(double gain = 1, int? seed = null) : Initializer
{
    /// <summary>The factor.</summary>
    public double gain { get; } = gain;

    /// <summary>Makes the values repeatable.</summary>
    public int? seed { get; } = seed;

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shape has fewer than two axes.</exception>
    public override Tensor apply(int[] shape, DType dtype)
    {
        if (shape.Length < 2)
            throw new ShapeException(
                $"Orthogonal: expected a shape of at least two axes, received [{string.Join(",", shape)}].");
        int columns = shape[^1], rows = 1;
        foreach (int n in shape.AsSpan()[..^1]) rows *= n;
        int tall = Math.Max(rows, columns), narrow = Math.Min(rows, columns);
        float[] normal = RandomTensors.Fixed([narrow, tall], DType.float32, Distribution.Normal, 0, 1, seed).dataSync();
        double[][] basis = Orthonormal(normal, narrow, tall);
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                values[(r * columns) + c] = (float)(gain * (rows >= columns ? basis[c][r] : basis[r][c]));
        return HostTensor.Of(values, shape).cast(dtype);
    }

    // Gram and Schmidt's procedure, twice for precision; it gives the Q whose R has a positive diagonal.
    private static double[][] Orthonormal(float[] vectors, int count, int length)
    {
        double[][] basis = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] v = Array.ConvertAll(vectors[(i * length)..((i + 1) * length)], x => (double)x);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int j = 0; j < i; j++)
                {
                    double along = v.Zip(basis[j], (a, b) => a * b).Sum();
                    for (int k = 0; k < length; k++) v[k] -= along * basis[j][k];
                }
            }

            double norm = Math.Sqrt(v.Sum(x => x * x));
            basis[i] = Array.ConvertAll(v, x => x / norm);
        }

        return basis;
    }
}
