using Strata.Training;

namespace Strata.Worker.Domain;

/// <summary>The assemblies of the buckets that one worker owns, for one kind of step.</summary>
internal sealed class OwnerBoard
{
    private readonly BucketAssembly?[][] _levels;

    public OwnerBoard(Seat seat, ReadOnlySpan<BucketLayout> levels, ProtocolRules rules)
    {
        _levels = new BucketAssembly?[levels.Length][];
        for (int level = 0; level < levels.Length; level++)
        {
            _levels[level] = new BucketAssembly?[levels[level].Count];
            for (int bucket = 0; bucket < levels[level].Count; bucket++)
            {
                if (seat.OwnerOf(level, bucket) == seat.Rank)
                {
                    _levels[level][bucket] = new(seat, level, levels[level].LengthOf(bucket), rules);
                }
            }
        }
    }

    /// <summary>The number of levels.</summary>
    public int Levels => _levels.Length;

    /// <summary>The assembly of a bucket, or null if another worker owns it.</summary>
    public BucketAssembly? Find(int level, int bucket) => _levels[level][bucket];

    /// <summary>Begins a step.</summary>
    public void Reset(int leafCount)
    {
        foreach (BucketAssembly?[] level in _levels)
        {
            foreach (BucketAssembly? assembly in level)
            {
                assembly?.Reset(leafCount);
            }
        }
    }

    /// <summary>Gives all node sums back.</summary>
    public void Drop()
    {
        foreach (BucketAssembly?[] level in _levels)
        {
            foreach (BucketAssembly? assembly in level)
            {
                assembly?.Drop();
            }
        }
    }
}
