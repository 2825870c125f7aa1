namespace Strata.Training;

/// <summary>How the vector of one exchange level is cut into buckets, and which owner folds which bucket.</summary>
public readonly record struct BucketLayout
{
    /// <summary>The largest number of buckets of a level.</summary>
    public const int MaxBuckets = 64;

    /// <summary>The smallest number of floats in a bucket, unless the whole vector has fewer.</summary>
    public const int MinLength = 4096;

    /// <summary>Buckets begin at multiples of this many floats (a cache line).</summary>
    private const int Alignment = 16;

    /// <summary>Lays out a level.</summary>
    /// <param name="length">The number of floats of the level's vector, at least one.</param>
    /// <param name="minLength">The smallest number of floats in a bucket.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is less than one.</exception>
    public BucketLayout(int length, int minLength = MinLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Length = length;
        Count = Math.Clamp(length / (minLength + Alignment), 1, MaxBuckets);
    }

    /// <summary>The number of floats of the level's vector.</summary>
    public int Length { get; }

    /// <summary>The number of buckets, 1 to 64.</summary>
    public int Count { get; }

    /// <summary>The first float of a bucket; of bucket <see cref="Count"/>, the length.</summary>
    /// <param name="bucket">From 0 to <see cref="Count"/>.</param>
    public int OffsetOf(int bucket) =>
        bucket == Count ? Length : (int)((long)Length * bucket / Count) / Alignment * Alignment;

    /// <summary>The number of floats in a bucket.</summary>
    /// <param name="bucket">From 0 to below <see cref="Count"/>.</param>
    public int LengthOf(int bucket) => OffsetOf(bucket + 1) - OffsetOf(bucket);

    /// <summary>The owner of a bucket: buckets and levels go round the owners, so that the work is spread.</summary>
    /// <param name="level">The level within the step.</param>
    /// <param name="bucket">The bucket within the level.</param>
    /// <param name="owners">The view's owners (ranks), at least one.</param>
    /// <returns>The rank of the owner.</returns>
    public static int OwnerOf(int level, int bucket, ReadOnlySpan<int> owners) =>
        owners[(level + bucket) % owners.Length];
}
