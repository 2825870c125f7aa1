namespace Strata.Layers.Recurrent;

/// <summary>The options that cells have in common, as their constructors hand them to their base.</summary>
internal sealed record RecurrentSettings(
    ActivationFunction? Activation, bool UseBias, Initializer? KernelInitializer,
    Initializer? RecurrentInitializer, Initializer? BiasInitializer, Regularizer? KernelRegularizer,
    Regularizer? RecurrentRegularizer, Regularizer? BiasRegularizer, Constraint? KernelConstraint,
    Constraint? RecurrentConstraint, Constraint? BiasConstraint, double Dropout, double RecurrentDropout);
