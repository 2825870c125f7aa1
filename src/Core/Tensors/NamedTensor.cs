namespace Strata;

/// <summary>A tensor and its name, as weights are saved.</summary>
/// <param name="name">Its name.</param>
/// <param name="tensor">Its values.</param>
public sealed record NamedTensor(string name, Tensor tensor);
