using Strata.Layers.AdvancedActivations;
using Strata.Testing.Layers;

namespace Strata.Core.Tests.Layers;

/// <summary>The layers of activations with options under contract.</summary>
internal static class ActivationCases
{
    internal static LayerCase[] All { get; } =
    [
        new("reLU", () => new ReLU(), [[2, 3, 4]]),
        new("reLU with a largest value", () => new ReLU(0.8), [[3, 5]]),
        new("reLU with a slope and a threshold", () => new ReLU(1.2, 0.1, 0.6), [[3, 5]]),
        new("leakyReLU", () => new LeakyReLU(), [[3, 5]]),
        new("prelu", () => new PReLU("ones", "l2", "nonNeg"), [[2, 3, 4]], "alpha[3,4]"),
        new("prelu with shared axes", () => new PReLU(sharedAxes: [1, 2]), [[2, 3, 2, 4]], "alpha[1,1,4]"),
        new("elu", () => new ELU(), [[3, 5]]),
        new("elu of another alpha", () => new ELU(0.4), [[3, 5]]),
        new("thresholdedReLU", () => new ThresholdedReLU(0.4), [[3, 5]]),
        new("softmax", () => new Softmax(), [[2, 3, 4]]),
        new("softmax along an inner axis", () => new Softmax(1), [[2, 3, 4]]),
        new("softmax along two axes", () => new Softmax([1, -1]), [[2, 3, 2, 2]]),
    ];
}
