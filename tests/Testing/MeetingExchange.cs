using Strata.Plans;
using Strata.Training;

namespace Strata.Testing;

/// <summary>
/// Where the parts of a step, each on a thread of its own, meet: the nodes of all are folded to the totals.
/// </summary>
public sealed class MeetingExchange : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly LeafRange[] parts;
    private readonly float[][] nodes;
    private readonly Barrier barrier;
    private float[] totals = [];

    /// <summary>A meeting of parts of a step's leaves, in order and without gap.</summary>
    public MeetingExchange(params LeafRange[] parts)
    {
        this.parts = parts;
        nodes = new float[parts.Length][];
        barrier = new Barrier(parts.Length, _ => Fold());
    }

    /// <summary>What a part gives to its executor.</summary>
    public IExchange Of(int part) => new Seat(this, part);

    public void Dispose() => barrier.Dispose();

    private void Fold()
    {
        Span<LeafNode> cover = stackalloc LeafNode[LeafTree.MaxCover];
        var all = new List<LeafNode>();
        var sums = new List<float[]>();
        for (int i = 0; i < parts.Length; i++)
        {
            int count = LeafTree.Cover(parts[i], cover), length = count == 0 ? 0 : nodes[i].Length / count;
            for (int j = 0; j < count; j++)
            {
                all.Add(cover[j]);
                sums.Add(nodes[i][(j * length)..((j + 1) * length)]);
            }
        }

        Span<LeafAddition> additions = stackalloc LeafAddition[LeafTree.MaxLeaves];
        int steps = LeafTree.FoldOrder([.. all], additions);
        foreach (var (left, right) in additions[..steps])
            for (int i = 0; i < sums[left].Length; i++) sums[left][i] += sums[right][i];
        totals = sums[0];
    }

    private sealed class Seat(MeetingExchange meeting, int part) : IExchange
    {
        public void Reduce(int level, int nodeCount, ReadOnlyMemory<float> nodes, Memory<float> totals)
        {
            meeting.nodes[part] = nodes.ToArray();
            if (!meeting.barrier.SignalAndWait(Deadline))
                throw new TimeoutException($"level {level}: a part did not come.");
            meeting.totals.CopyTo(totals);
            if (!meeting.barrier.SignalAndWait(Deadline))
                throw new TimeoutException($"level {level}: a part did not leave.");
        }
    }
}
