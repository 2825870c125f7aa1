namespace Strata.Plans;

/// <summary>Where the value of a node of a graph comes from.</summary>
public enum NodeKind : byte
{
    /// <summary>An input of the step, like a batch of samples.</summary>
    Input,

    /// <summary>The value of a variable before the step.</summary>
    Variable,

    /// <summary>A tensor that was there when the code was traced.</summary>
    Constant,

    /// <summary>The result of an op.</summary>
    Op,
}
