using Strata.Layers.Preprocessing;
using Strata.Testing.Layers;

namespace Strata.Core.Tests.Layers;

/// <summary>The layers that prepare data.</summary>
internal static class PreprocessingCases
{
    internal static IReadOnlyList<LayerCase> All { get; } =
    [
        new("rescaling", () => new Rescaling(2, -1), [[2, 3]]),
        new("centerCrop", () => new CenterCrop(2, 3), [[2, 5, 4, 2]]),
        new("centerCrop of smaller images", () => new CenterCrop(3, 3), [[2, 2, 4, 1]]),
        new("resizing", () => new Resizing(3, 5), [[2, 4, 3, 2]]),
        new("resizing to the nearest", () => new Resizing(4, 2, "nearest"), [[2, 3, 3, 1]]),
        new("resizing of a part", () => new Resizing(2, 2, cropToAspectRatio: true), [[2, 3, 5, 2]]),
        new("categoryEncoding", () => new CategoryEncoding(5), [[2, 3]]) { Numbers = 5 },
        new("categoryEncoding of one class", () => new CategoryEncoding(3, "oneHot"), [[2, 1]]) { Numbers = 3 },
        new("categoryEncoding that counts", () => new CategoryEncoding(4, "count"), [[2, 3]]) { Numbers = 4 },
        new("categoryEncoding that counts by weights", () => new CategoryEncoding(4, "count"), [[2, 3], [2, 3]])
            { Numbers = 4 },
        new("categoryEncoding of rare classes", () => new CategoryEncoding(4, "tfIdf"), [[2, 3], [2, 4]])
            { Numbers = 4 },
        new("randomWidth", () => new RandomWidth([0.5, 0.5]), [[2, 2, 4, 1]]),
        new("randomHeight", () => new RandomHeight([-0.5, -0.5], "nearest", 3), [[2, 4, 2, 1]]),
    ];
}
