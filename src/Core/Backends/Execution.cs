using Strata.Training;

namespace Strata.Backends;

/// <summary>
/// What a kernel run must know beside its operands: the backend, which rows of the global batch are here, and the
/// numbers that key random draws.
/// </summary>
/// <param name="backend">Where kernels run.</param>
public sealed class Execution(Backend backend)
{
    /// <summary>Where kernels run.</summary>
    public Backend Backend { get; } = backend;

    /// <summary>Rows of the whole batch, over all workers.</summary>
    public int GlobalRows { get; set; } = 1;

    /// <summary>The number, in the global batch, of the first row here.</summary>
    public int FirstRow { get; set; }

    /// <summary>Rows that are here.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>The key of random draws.</summary>
    public ulong Seed { get; set; }

    /// <summary>The number of the step, part of the counter of random draws.</summary>
    public long Step { get; set; }

    /// <summary>Whether all rows of the batch are here and nobody exchanges sums.</summary>
    public bool Alone { get; set; } = true;

    /// <summary>
    /// What the op's kernel is to run on its result, if it is an <see cref="Ops.IProducer"/>; else null.
    /// </summary>
    public Epilogue? Then { get; set; }

    /// <summary>The tree for a sum over the batch axis with the given entries per row.</summary>
    /// <param name="entriesPerRow">Entries of the summed axis per row of the batch.</param>
    /// <param name="nodeStride">Elements from one node's sum to the next.</param>
    public RowTree BatchTree(int entriesPerRow, long nodeStride)
    {
        int leafRows = LeafTree.LeafRows(Math.Max(1, GlobalRows));
        int leaves = (Rows + leafRows - 1) / leafRows;
        return new(FirstRow / leafRows, leaves, leafRows * entriesPerRow, Rows * entriesPerRow,
            Alone, nodeStride);
    }

    /// <summary>The tree for a sum over an axis that lies here whole.</summary>
    /// <param name="length">The axis's length.</param>
    public static RowTree WholeTree(int length)
    {
        int leafRows = LeafTree.LeafRows(Math.Max(1, length));
        return new(0, (length + leafRows - 1) / leafRows, leafRows, length, true, 0);
    }
}
