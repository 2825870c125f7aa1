namespace Strata;

/// <summary>What disposing a layer or a model did.</summary>
/// <param name="refCountAfterDispose">How many owners are left; weights are freed at 0.</param>
/// <param name="numDisposedVariables">How many variables were freed.</param>
public sealed record DisposeResult(int refCountAfterDispose, int numDisposedVariables);
