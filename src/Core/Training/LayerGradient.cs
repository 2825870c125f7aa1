namespace Strata.Training;

/// <summary>Where the gradient of one of a layer's weights lies in the vectors that workers exchange.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Level">The level of a training step.</param>
/// <param name="Offset">The first float in the level's vector.</param>
/// <param name="Length">How many floats.</param>
public sealed record LayerGradient(string Layer, int Level, int Offset, int Length);
