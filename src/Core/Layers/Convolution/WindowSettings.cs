namespace Strata.Layers.Convolution;

/// <summary>The options that all convolutions have, as their constructors hand them to their base.</summary>
internal sealed record WindowSettings(
    IntTuple KernelSize, IntTuple? Strides, Padding Padding, DataFormat DataFormat, IntTuple? DilationRate,
    ActivationFunction? Activation, bool UseBias, Initializer? BiasInitializer, Regularizer? BiasRegularizer,
    Regularizer? ActivityRegularizer, Constraint? BiasConstraint);
