using Strata.Layers.Noise;
using Strata.Testing.Layers;

namespace Strata.Core.Tests.Layers;

/// <summary>The layers of noise under contract: all draw in training, and only there.</summary>
internal static class NoiseCases
{
    internal static LayerCase[] All { get; } = Array.ConvertAll<LayerCase, LayerCase>(
        [
            new("gaussianNoise", () => new GaussianNoise(0.3), [[3, 4]]),
            new("gaussianDropout", () => new GaussianDropout(0.3), [[3, 4]]),
            new("alphaDropout", () => new AlphaDropout(0.3), [[4, 8]]),
            new("alphaDropout with a noise shape", () => new AlphaDropout(0.5, [null, 1, 8]), [[4, 3, 8]]),
            new("spatialDropout1d", () => new SpatialDropout1D(0.5), [[4, 3, 8]]),
            new("spatialDropout2d", () => new SpatialDropout2D(0.5, seed: 2), [[4, 2, 2, 8]]),
            new("spatialDropout3d", () => new SpatialDropout3D(0.5, "channelsFirst"), [[4, 8, 2, 2, 1]]),
        ],
        row => row with { TrainsDifferently = true, IsRandom = true });
}
