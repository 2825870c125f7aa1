namespace Strata.Worker.Compute;

/// <summary>A step cannot be finished in the view it was begun in; what was computed for it is dropped.</summary>
internal sealed class StepAbandonedException : Exception;
