namespace Strata;

/// <summary>A variable that an optimizer keeps beside each weight, of the weight's shape.</summary>
/// <param name="name">Its name; it is saved as <c>weight/name</c>.</param>
/// <param name="initialValue">The value of all its elements before the first step.</param>
public sealed record OptimizerSlot(string name, double initialValue = 0);
