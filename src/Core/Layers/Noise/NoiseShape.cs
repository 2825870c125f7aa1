using Strata.Tensors;

namespace Strata.Layers.Noise;

/// <summary>The option noiseShape: along which axes random choices are shared.</summary>
internal static class NoiseShape
{
    /// <summary>The dimensions of the choices for an input; a null length is the input's.</summary>
    /// <exception cref="ShapeException">It has another number of lengths, or one that does not fit.</exception>
    internal static Dims For(Shape? noiseShape, Dims input)
    {
        if (noiseShape is null) return input;
        bool Differs(int? n, int axis) => n is not (null or 1) && input[axis] >= 0 && n != input[axis];
        if (noiseShape.Count != input.Rank || noiseShape.Where(Differs).Any())
        {
            throw new ShapeException($"noiseShape: expected {input.Rank} lengths, each 1, null or that of the input " +
                $"{input}, received {noiseShape}.");
        }

        return new([.. input.Select((n, axis) => noiseShape[axis] == 1 ? 1 : n)]);
    }
}
