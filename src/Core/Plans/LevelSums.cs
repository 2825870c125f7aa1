namespace Strata.Plans;

/// <summary>The vector of float32 sums over the batch that workers exchange at the end of a level.</summary>
/// <param name="Length">Elements of the vector.</param>
/// <param name="Members">The nodes whose sums it holds and where each begins.</param>
public sealed record LevelSums(int Length, IReadOnlyList<(int Node, int Offset)> Members);
