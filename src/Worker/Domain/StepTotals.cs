using Strata.Training;

namespace Strata.Worker.Domain;

/// <summary>The totals of one step: for each level its whole vector, bucket by bucket as they come.</summary>
internal sealed class StepTotals
{
    private readonly BucketLayout[] _layouts;
    private readonly float[][] _vectors;
    private readonly ulong[] _missing;

    public StepTotals(ReadOnlySpan<BucketLayout> layouts)
    {
        _layouts = layouts.ToArray();
        _vectors = [.. _layouts.Select(layout => new float[layout.Length])];
        _missing = new ulong[_layouts.Length];
    }

    /// <summary>The step.</summary>
    public StepInfo Info { get; private set; }

    /// <summary>The number of levels.</summary>
    public int Levels => _layouts.Length;

    /// <summary>Whether all buckets of all levels have come.</summary>
    public bool IsWhole => !_missing.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Forgets what it holds and begins a step.</summary>
    public void Reset(StepInfo info)
    {
        Info = info;
        for (int level = 0; level < _missing.Length; level++)
        {
            _missing[level] = ulong.MaxValue >> (BucketLayout.MaxBuckets - _layouts[level].Count);
        }
    }

    /// <summary>The buckets of a level that have not come, one bit for each.</summary>
    public ulong Missing(int level) => _missing[level];

    /// <summary>How a level is cut.</summary>
    public BucketLayout LayoutOf(int level) => _layouts[level];

    /// <summary>A level's vector; what has not come holds something else.</summary>
    public Memory<float> Vector(int level) => _vectors[level];

    /// <summary>A bucket of a level.</summary>
    public Span<float> Bucket(int level, int bucket) =>
        _vectors[level].AsSpan(_layouts[level].OffsetOf(bucket), _layouts[level].LengthOf(bucket));

    /// <summary>Puts a bucket in its place.</summary>
    /// <returns>Whether it was missing.</returns>
    public bool Put(int level, int bucket, ReadOnlySpan<float> total)
    {
        ulong bit = 1UL << bucket;
        if ((_missing[level] & bit) == 0)
        {
            return false;
        }
        total.CopyTo(Bucket(level, bucket));
        _missing[level] &= ~bit;
        return true;
    }
}
