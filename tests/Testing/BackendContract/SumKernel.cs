using Strata.Backends;

namespace Strata.Testing.BackendContract;

/// <summary>A kernel that sums over rows, on operands of some shapes.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Entries">Entries of the summed axis per row.</param>
/// <param name="Inputs">Elements that each entry has of each input.</param>
/// <param name="Result">Elements of a sum.</param>
/// <param name="Run">Runs it on inputs of [entries, elements] into nodes of [nodes, elements].</param>
public sealed record SumKernel(
    string Name, int Entries, int[] Inputs, int Result, Action<Device, RowTree, BufferView[], BufferView> Run)
{
    /// <summary>Inputs for so many rows.</summary>
    public float[][] Values(int rows) =>
        [.. Inputs.Select((size, i) => Arrays.Values(rows * Entries * size, -1, 1, 11 + i))];

    /// <summary>The nodes of a tree that begins at some row.</summary>
    public float[] Nodes(Device on, float[][] values, int first, RowTree tree, int count)
    {
        int start = first * Entries;
        BufferView[] inputs = [.. Inputs.Select((size, i) => on.Floats(
            [tree.Length, size], values[i][(start * size)..((start + tree.Length) * size)]))];
        var nodes = on.Empty([count, Result]);
        Run(on, tree, inputs, nodes);
        return on.Read(nodes);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
