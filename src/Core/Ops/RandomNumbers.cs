using Strata.Backends;
using Strata.Tensors;

namespace Strata.Ops;

/// <summary>A tensor of random numbers, keyed by seed, step, stream and row.</summary>
/// <param name="Dims">The dimensions.</param>
/// <param name="DType">float32, or int32 of whole numbers.</param>
/// <param name="Distribution">How the numbers are spread.</param>
/// <param name="A">The distribution's first parameter.</param>
/// <param name="B">The distribution's second parameter.</param>
/// <param name="Seed">The key; the run's where none is given.</param>
/// <param name="Stream">Tells the draws of one step apart.</param>
/// <param name="Step">The number of the draw; the run's step where none is given.</param>
public readonly record struct RandomNumbers(
    Dims Dims, DType DType, Distribution Distribution, float A, float B, ulong? Seed, uint Stream, uint? Step) : IOp
{
    int IOp.Arity => 0;

    TensorSpec IOp.Infer(ReadOnlySpan<TensorSpec> inputs) =>
        DType == (Distribution == Distribution.UniformInteger ? DType.int32 : DType.float32) ? new(Dims, DType)
        : throw new ShapeException($"dtype: {Distribution} numbers are not drawn as {DType}.");

    void IOp.Forward(Execution on, ReadOnlySpan<BufferView> inputs, BufferView output)
    {
        int perRow = Math.Max(1, Dims.IsSymbolic ? Dims.EntriesPerRow : 1);
        int rows = output.Dims.Rank == 0 ? 1 : output.Dims[0] / perRow;
        int firstRow = Dims.IsSymbolic ? on.FirstRow : 0;
        var draw = new Draw(Distribution, A, B, Seed ?? on.Seed, Step ?? (uint)on.Step, Stream, firstRow);
        on.Backend.Random(draw, output.As([rows, rows == 0 ? 0 : (int)(output.Size / rows)]));
    }
}
