namespace Strata.Layers.Preprocessing;

/// <summary>
/// Images of a random height, drawn anew with each call, also at inference, the same for all images of the call.
/// <para>Input: [batch, h, w, c] or [h, w, c]. Output: the same with another number of rows. A model with it runs
/// eagerly, and not on a cluster, unless both bounds of the factor are equal.</para>
/// </summary>
/// <param name="factor">
/// How much is added at random, as a part of the height: n for −n to n, or [lower, upper], each at least −1.
/// </param>
/// <param name="interpolation">"bilinear" (the default) or "nearest".</param>
/// <param name="seed">Makes the sequence of draws repeatable; each call still has its own.</param>
/// <param name="options">What every layer takes.</param>
public sealed class RandomHeight(
    SizeFactor factor, Interpolation? interpolation = null, int? seed = null, LayerOptions? options = null)
    : RandomSize(factor, interpolation, seed, options)
{
    private protected override bool IsWidth => false;
}
