using System.Buffers;
using Strata.Training;

namespace Strata.Worker.Domain;

/// <summary>
/// An owner's assembly of one bucket: node sums come in any order, each once, and are folded in the order of the tree
/// when all leaves are there. At a step's first level a worker without leaves must have arrived as well, so that
/// a total of a step proves that every worker has applied the step before it.
/// </summary>
internal sealed class BucketAssembly(Seat seat, int level, int length, ProtocolRules rules)
{
    private readonly LeafNode[] _nodes = new LeafNode[LeafTree.MaxLeaves];
    private readonly float[]?[] _sums = new float[]?[LeafTree.MaxLeaves];
    private readonly bool[] _arrived = new bool[seat.Count];
    private readonly LeafAddition[] _additions = new LeafAddition[LeafTree.MaxLeaves];
    private int _count;
    private int _leafCount;
    private uint _leaves;

    /// <summary>The number of floats.</summary>
    public int Length => length;

    /// <summary>Whether the total has been made.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Begins a step.</summary>
    public void Reset(int leafCount)
    {
        Drop();
        _leafCount = leafCount;
        _leaves = uint.MaxValue >> (LeafTree.MaxLeaves - leafCount);
        IsDone = false;
        for (int rank = 0; rank < _arrived.Length; rank++)
        {
            _arrived[rank] = level > 0 || !seat.Share(rank, leafCount).IsEmpty;
        }
    }

    /// <summary>A worker without leaves has come to the step.</summary>
    public FrameVerdict Arrive(int rank)
    {
        bool first = !_arrived[rank];
        _arrived[rank] = true;
        return first ? FrameVerdict.Taken : FrameVerdict.Stale;
    }

    /// <summary>Whether a rank may send a node: it is one of the cover of the rank's leaves.</summary>
    public bool MaySend(int rank, LeafNode node)
    {
        Span<LeafNode> cover = stackalloc LeafNode[LeafTree.MaxCover];
        int count = LeafTree.Cover(seat.Share(rank, _leafCount), cover);
        return cover[..count].Contains(node);
    }

    /// <summary>Takes a node sum; <paramref name="sum"/> belongs to the assembly if it is taken.</summary>
    public FrameVerdict Add(LeafNode node, float[] sum)
    {
        uint mask = (uint)(((1UL << node.Size) - 1) << node.Start);
        if ((_leaves & mask) != mask)
        {
            return FrameVerdict.Stale;
        }
        _leaves &= ~mask;
        int at = _count++;
        for (; rules.FoldsInTreeOrder && at > 0 && _nodes[at - 1].Start > node.Start; at--)
        {
            _nodes[at] = _nodes[at - 1];
            _sums[at] = _sums[at - 1];
        }
        _nodes[at] = node;
        _sums[at] = sum;
        return FrameVerdict.Taken;
    }

    /// <summary>Whether all has come and the total has not been made.</summary>
    public bool IsReady => !IsDone && _leaves == 0 && !_arrived.AsSpan().Contains(false);

    /// <summary>Makes the total, valid until the next <see cref="Reset"/>.</summary>
    public ReadOnlySpan<float> Fold()
    {
        int count = LeafTree.FoldOrder(_nodes.AsSpan(0, _count), _additions);
        foreach (LeafAddition addition in _additions.AsSpan(0, count))
        {
            VectorSum.AddTo(_sums[addition.Left].AsSpan(0, length), _sums[addition.Right].AsSpan(0, length));
        }
        IsDone = true;
        return _sums[0].AsSpan(0, length);
    }

    /// <summary>Gives the node sums back to the pool.</summary>
    public void Drop()
    {
        for (int i = 0; i < _count; i++)
        {
            ArrayPool<float>.Shared.Return(_sums[i]!);
            _sums[i] = null;
        }
        _count = 0;
    }

    /// <summary>Who has not sent all it should.</summary>
    public IEnumerable<string> Missing()
    {
        for (int rank = 0; rank < seat.Count; rank++)
        {
            LeafRange share = seat.Share(rank, _leafCount);
            uint mask = (uint)(((1UL << share.Count) - 1) << share.First);
            if (!_arrived[rank] || (_leaves & mask) != 0)
            {
                yield return seat.IdOf(rank);
            }
        }
    }
}
