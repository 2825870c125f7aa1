namespace Strata.Worker.Domain;

/// <summary>What the compute thread is to do next.</summary>
internal enum DecisionKind
{
    /// <summary>Nothing until a message or a frame comes.</summary>
    Wait,

    /// <summary>Run a step: begin it, give and take each level in turn, commit it.</summary>
    Step,

    /// <summary>Apply the totals of a step that others have run; then commit it.</summary>
    Past,
}
