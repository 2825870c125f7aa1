namespace Strata.Layers.Images;

/// <summary>
/// A sequence without its ends, as in Keras.
/// <para>Input: [batch, steps, c]. Output: [batch, steps − before − behind, c].</para>
/// </summary>
/// <param name="cropping">How many steps go, one number or [before, behind]; 1 by default.</param>
/// <param name="options">What every layer takes.</param>
public sealed class Cropping1D(IntTuple? cropping = null, LayerOptions? options = null)
    : Cropping(1, Border.Create([cropping ?? 1]), default, options)
{
    /// <summary>How many steps go, before and behind.</summary>
    public IntTuple cropping => Sides[0];
}
