using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Training;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Plans;

/// <summary>
/// The memory of one level's exchange: node sums on the device, and pinned copies of them and of the totals.
/// </summary>
internal sealed class LevelExchange(Backend backend, int length) : IDisposable
{
    private readonly float[] totals = GC.AllocateArray<float>(length, pinned: true);
    private float[] hostNodes = [];
    private Buffer? nodes;

    /// <summary>Node sums [LeafTree.MaxCover, length]; taken when first asked for.</summary>
    internal Buffer Nodes => nodes ??= backend.Allocate(4L * LeafTree.MaxCover * length);

    public void Dispose() => nodes?.Dispose();

    internal static int OffsetOf(Plan plan, int level, int node)
    {
        foreach (var (member, offset) in plan.Sums[level].Members)
            if (member == node) return offset;
        throw new ArgumentException($"node: {node} is no sum of level {level}.");
    }

    internal void Reduce(IExchange exchange, int level, Execution execution, Buffer sums)
    {
        int leafRows = LeafTree.LeafRows(execution.GlobalRows);
        int first = execution.FirstRow / leafRows, leaves = (execution.Rows + leafRows - 1) / leafRows;
        Span<LeafNode> cover = stackalloc LeafNode[LeafTree.MaxCover];
        int count = LeafTree.Cover(new(first, first + leaves), cover);
        if (hostNodes.Length < count * length) hostNodes = GC.AllocateArray<float>(count * length, pinned: true);
        backend.Read(Nodes, 0, MemoryMarshal.AsBytes(hostNodes.AsSpan(0, count * length)));
        exchange.Reduce(level, count, hostNodes.AsMemory(0, count * length), totals);
        backend.Write(sums, 0, MemoryMarshal.AsBytes<float>(totals));
    }
}
