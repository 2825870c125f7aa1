using System.Buffers;
using Strata.Training;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>
/// The exchange of one step among the workers of a view: node sums of each bucket go to its owner, the owner folds
/// them in the order of the tree and sends the total to all. Not thread-safe, and nothing in it waits.
/// </summary>
internal sealed class StepExchange(long run, RunShape shape, TotalsStore store, IWorkerPort port, ProtocolRules rules)
{
    private readonly HeldFrames _held = new();
    private OwnerBoard? _train;
    private OwnerBoard? _validate;
    private OwnerBoard? _board;
    private readonly HashSet<int> _contributed = [];
    private Seat? _seat;

    /// <summary>The generation; what is older is refused.</summary>
    public int Generation { get; private set; } = -1;

    /// <summary>The totals of the step that is going on; null between steps.</summary>
    public StepTotals? Current { get; private set; }

    /// <summary>The oldest generation of the frames that count in the step that is going on.</summary>
    public int OldestTaken { get; private set; } = -1;

    /// <summary>Refuses all that is older than a generation and abandons the step that is going on.</summary>
    public void Refuse(int generation)
    {
        Generation = generation;
        _seat = null;
        Abandon();
        _train?.Drop();
        _validate?.Drop();
        _held.DropOlder(rules.RefusesOlderGenerations ? generation : 0);
    }

    /// <summary>Takes a seat in the view of the generation.</summary>
    public void Enter(Seat seat)
    {
        _seat = seat;
        _train = new OwnerBoard(seat, shape.LevelsOf(StepKind.Train), rules);
        _validate = new OwnerBoard(seat, shape.LevelsOf(StepKind.Validate), rules);
    }

    /// <summary>Begins a step; frames of it that came before are taken now.</summary>
    public void Begin(StepInfo info)
    {
        Seat seat = _seat ?? throw new InvalidOperationException($"Step {info.Step}: expected a view, there is none.");
        Current = store.Rent(info);
        _board = info.Kind == StepKind.Train ? _train! : _validate!;
        _board.Reset(info.LeafCount);
        _contributed.Clear();
        OldestTaken = Generation;
        if (seat.Share(seat.Rank, info.LeafCount).IsEmpty)
        {
            Arrive(seat, info);
        }
        foreach (HeldFrame frame in _held.TakeAll())
        {
            Receive(frame.From, frame.Header, frame.Payload);
        }
    }

    /// <summary>Sends this worker's node sums of a level to the owners of its buckets.</summary>
    /// <param name="level">The level.</param>
    /// <param name="sums">The sums of the nodes that cover this worker's leaves, in order.</param>
    /// <param name="stride">Floats from one node's sum to the next.</param>
    public void Contribute(int level, ReadOnlySpan<float> sums, int stride)
    {
        StepInfo info = Current!.Info;
        Span<LeafNode> nodes = stackalloc LeafNode[LeafTree.MaxCover];
        int count = LeafTree.Cover(_seat!.Share(_seat.Rank, info.LeafCount), nodes);
        if (count == 0)
        {
            return;
        }
        if (!_contributed.Add(level))
        {
            throw new InvalidOperationException($"Step {info.Step}: the sums of level {level} were given.");
        }
        BucketLayout layout = Current.LayoutOf(level);
        for (int bucket = 0; bucket < layout.Count; bucket++)
        {
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> sum = sums.Slice((i * stride) + layout.OffsetOf(bucket), layout.LengthOf(bucket));
                SendNode(HeaderOf(FrameKind.NodeSum, info.Step, level, bucket, nodes[i]), sum);
            }
            FoldIfReady(level, bucket);
        }
    }

    /// <summary>The total of a level, once all its buckets have come.</summary>
    public bool TryTakeTotal(int level, out ReadOnlyMemory<float> total)
    {
        ulong missing = Current!.Missing(level);
        total = Current.Vector(level);
        return missing == 0 || (!rules.WaitsForAllTotals && (missing & 1) == 0);
    }

    /// <summary>Takes a frame, and its payload whatever the verdict: an array of the shared pool.</summary>
    public FrameVerdict Receive(string from, in FrameHeader header, float[] payload)
    {
        FrameVerdict verdict = Judge(from, header, payload);
        bool keeps = verdict == FrameVerdict.Held || (verdict == FrameVerdict.Taken
            && header.Kind == FrameKind.NodeSum && header.NodeSize > 0);
        if (!keeps)
        {
            ArrayPool<float>.Shared.Return(payload);
        }
        OldestTaken = verdict == FrameVerdict.Taken ? Math.Min(OldestTaken, header.Generation) : OldestTaken;
        if (verdict == FrameVerdict.Taken && header.Kind == FrameKind.NodeSum)
        {
            FoldIfReady(header.Level, header.Bucket);
        }
        return verdict;
    }

    /// <summary>Ends the step that was applied: its totals are kept for who lacks them.</summary>
    public void Finish()
    {
        StepTotals done = Current!;
        Current = null;
        store.Keep(done);
    }

    /// <summary>Ends the step that is going on without result.</summary>
    public void Abandon()
    {
        if (Current is { } abandoned)
        {
            store.Return(abandoned);
            Current = null;
        }
    }

    /// <summary>What is missing of the step that is going on, and from whom.</summary>
    public void Waits(List<Wait> waits)
    {
        if (Current is not { } totals || _seat is not { } seat)
        {
            return;
        }
        for (int level = 0; level < totals.Levels && waits.Count == 0; level++)
        {
            for (int bucket = 0; bucket < totals.LayoutOf(level).Count && _contributed.Contains(level); bucket++)
            {
                if ((totals.Missing(level) >> bucket & 1) != 0)
                {
                    waits.Add(WaitFor(seat, totals.Info.Step, level, bucket));
                }
            }
        }
    }

    private Wait WaitFor(Seat seat, long step, int level, int bucket)
    {
        int owner = seat.OwnerOf(level, bucket);
        return owner == seat.Rank
            ? new("node sums", [.. _board!.Find(level, bucket)!.Missing()], step, level, bucket)
            : new("a total", [seat.IdOf(owner)], step, level, bucket);
    }

    private FrameVerdict Judge(string from, in FrameHeader header, float[] payload)
    {
        if (header.Run != run)
        {
            return FrameVerdict.Wrong;
        }
        if (header.Generation < Generation && rules.RefusesOlderGenerations)
        {
            return FrameVerdict.Older;
        }
        if (header.Generation > Generation || _seat is not { } seat || Current is not { } current
            || header.Step > current.Info.Step)
        {
            return _held.Hold(from, header, payload) ? FrameVerdict.Held : FrameVerdict.Wrong;
        }
        if (header.Step < current.Info.Step)
        {
            return FrameVerdict.Stale;
        }
        int rank = seat.RankOf(from);
        if (rank < 0 || header.Level >= current.Levels || header.Bucket >= current.LayoutOf(header.Level).Count)
        {
            return FrameVerdict.Wrong;
        }
        return header.Kind == FrameKind.Total
            ? TakeTotal(current, seat, rank, header, payload)
            : TakeNode(rank, header, payload);
    }

    private FrameVerdict TakeTotal(StepTotals current, Seat seat, int rank, in FrameHeader header, float[] payload)
    {
        int length = current.LayoutOf(header.Level).LengthOf(header.Bucket);
        if (seat.OwnerOf(header.Level, header.Bucket) != rank || header.Length != length * sizeof(float))
        {
            return FrameVerdict.Wrong;
        }
        return PutTotal(current, header.Level, header.Bucket, payload.AsSpan(0, length))
            ? FrameVerdict.Taken
            : FrameVerdict.Stale;
    }

    private FrameVerdict TakeNode(int rank, in FrameHeader header, float[] payload)
    {
        if (header.Kind != FrameKind.NodeSum || _board!.Find(header.Level, header.Bucket) is not { } assembly)
        {
            return FrameVerdict.Wrong;
        }
        if (assembly.IsDone)
        {
            return FrameVerdict.Stale;
        }
        if (header.NodeSize == 0)
        {
            return assembly.Arrive(rank);
        }
        var node = new LeafNode(header.NodeStart, header.NodeSize);
        return header.Length == assembly.Length * sizeof(float) && assembly.MaySend(rank, node)
            ? assembly.Add(node, payload)
            : FrameVerdict.Wrong;
    }

    private void Arrive(Seat seat, StepInfo info)
    {
        for (int bucket = 0; bucket < Current!.LayoutOf(0).Count; bucket++)
        {
            int owner = seat.OwnerOf(0, bucket);
            if (owner == seat.Rank)
            {
                _board!.Find(0, bucket)!.Arrive(seat.Rank);
            }
            else
            {
                port.ToPeer(seat.IdOf(owner), HeaderOf(FrameKind.NodeSum, info.Step, 0, bucket, default), []);
            }
        }
        _contributed.UnionWith(Enumerable.Range(0, Current.Levels));
    }

    private void SendNode(in FrameHeader header, ReadOnlySpan<float> sum)
    {
        if (_board!.Find(header.Level, header.Bucket) is not { } own)
        {
            port.ToPeer(_seat!.IdOf(_seat.OwnerOf(header.Level, header.Bucket)), header, sum);
            return;
        }
        float[] copy = ArrayPool<float>.Shared.Rent(sum.Length);
        sum.CopyTo(copy);
        own.Add(new(header.NodeStart, header.NodeSize), copy);
    }

    private void FoldIfReady(int level, int bucket)
    {
        if (_board!.Find(level, bucket) is not { IsReady: true } assembly)
        {
            return;
        }
        ReadOnlySpan<float> total = assembly.Fold();
        FrameHeader header = HeaderOf(FrameKind.Total, Current!.Info.Step, level, bucket, default);
        for (int rank = 0; rank < _seat!.Count; rank++)
        {
            if (rank != _seat.Rank)
            {
                port.ToPeer(_seat.IdOf(rank), header, total);
            }
        }
        PutTotal(Current, level, bucket, total);
        assembly.Drop();
    }

    private bool PutTotal(StepTotals current, int level, int bucket, ReadOnlySpan<float> total)
    {
        if (!current.Put(level, bucket, total))
        {
            return false;
        }
        store.Shown(current.Info.Step - 1);
        return true;
    }

    private FrameHeader HeaderOf(FrameKind kind, long step, int level, int bucket, LeafNode node) => new()
    {
        Kind = kind,
        Run = run,
        Generation = Generation,
        Step = step,
        Level = (ushort)level,
        Bucket = (ushort)bucket,
        NodeStart = node.Start,
        NodeSize = node.Size,
    };
}
