namespace Strata.Plans;

/// <summary>A variable's new value at the end of a step.</summary>
/// <param name="Variable">Which variable.</param>
/// <param name="Node">The node of the value.</param>
public sealed record Assignment(int Variable, int Node);
