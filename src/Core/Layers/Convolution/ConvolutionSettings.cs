namespace Strata.Layers.Convolution;

/// <summary>The options of a convolution, as its constructor hands them to its base.</summary>
internal sealed record ConvolutionSettings(
    int Filters, IntTuple KernelSize, IntTuple? Strides, Padding Padding, DataFormat DataFormat, IntTuple? DilationRate,
    ActivationFunction? Activation, bool UseBias, Initializer? KernelInitializer, Initializer? BiasInitializer,
    Regularizer? KernelRegularizer, Regularizer? BiasRegularizer, Regularizer? ActivityRegularizer,
    Constraint? KernelConstraint, Constraint? BiasConstraint);
