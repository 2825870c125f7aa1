namespace Strata.Bench.Throughput;

/// <summary>Multiply-adds of matrix products and convolutions that a sample needs, forward.</summary>
/// <param name="First">Those with the model's input, whose gradient nobody needs.</param>
/// <param name="Others">Those of all other products.</param>
internal readonly record struct Cost(double First, double Others)
{
    /// <summary>Additions and multiplications of a prediction.</summary>
    internal double Predicting => 2 * (First + Others);

    /// <summary>Those of a training step: forward, gradients of the weights, gradients of the layers' inputs.</summary>
    internal double Training => 2 * ((2 * First) + (3 * Others));
}
