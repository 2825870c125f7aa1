namespace Strata.Plans;

/// <summary>
/// Where the workers of a step meet: each gives the node sums of its leaves and gets the totals over the batch.
/// </summary>
public interface IExchange
{
    /// <summary>Exchanges the sums of one level; returns when the totals are there.</summary>
    /// <param name="level">The level, counted from 0 within a step.</param>
    /// <param name="nodeCount">How many nodes cover the leaves that are here; 0 if none are.</param>
    /// <param name="nodes">The node sums, [nodeCount, length], in the order of their leaves.</param>
    /// <param name="totals">Takes the totals, [length].</param>
    void Reduce(int level, int nodeCount, ReadOnlyMemory<float> nodes, Memory<float> totals);
}
