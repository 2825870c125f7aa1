namespace Strata.Training;

/// <summary>What a step of a run does.</summary>
public enum StepKind
{
    /// <summary>One optimizer update on one global batch.</summary>
    Train = 0,

    /// <summary>Losses and metrics of one global batch; weights stay.</summary>
    Validate = 1,
}
