using Strata.Backends;
using Strata.Tensors;

namespace Strata.Testing.BackendContract;

/// <summary>A kernel that computes each row from that row alone, on operands of some shapes.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Inputs">What each row has of each input.</param>
/// <param name="Output">Elements that each row has of the output.</param>
/// <param name="Run">Runs it on inputs and an output of [rows, elements], with what follows on the output.</param>
/// <param name="OutputType">The type of the output's elements, float32 if none is given.</param>
/// <param name="Finishes">Whether it takes something to do with its result.</param>
public sealed record RowKernel(
    string Name, RowInput[] Inputs, int Output, Action<Device, BufferView[], BufferView, Epilogue?> Run,
    DType? OutputType = null, bool Finishes = false)
{
    /// <summary>Inputs for so many rows.</summary>
    public float[][] Values(int rows) =>
        [.. Inputs.Select((input, i) => Arrays.Values(rows * input.Size, input.Low, input.High, 11 + i))];

    /// <summary>The bits of the output for some of the rows.</summary>
    public int[] Bits(Device on, float[][] values, int first, int count)
    {
        BufferView[] inputs = [.. Inputs.Select((input, i) => on.Floats(
            [count, input.Size], values[i][(first * input.Size)..((first + count) * input.Size)]))];
        var output = on.Empty([count, Output], OutputType);
        Run(on, inputs, output, null);
        return on.Bits(output);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
