namespace Strata.Initializers;

/// <summary>The identity matrix, for square matrices only.</summary>
/// <param name="gain">A factor; 1 by default.</param>
public sealed class Identity(double gain = 1) : Initializer
{
    /// <summary>The factor.</summary>
    public double gain { get; } = gain;

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shape is not that of a square matrix.</exception>
    public override Tensor apply(int[] shape, DType dtype)
    {
        if (shape.Length != 2 || shape[0] != shape[1])
            throw new ShapeException(
                $"Identity: expected the shape of a square matrix, received [{string.Join(",", shape)}].");
        float[] values = new float[shape[0] * shape[0]];
        for (int i = 0; i < shape[0]; i++) values[(i * shape[0]) + i] = (float)gain;
        return HostTensor.Of(values, shape).cast(dtype);
    }
}
