namespace Strata.Plans;

/// <summary>
/// Code cannot be traced to a plan: it reads a tensor's values, or mixes the rows of the batch in another way than by
/// a sum or mean. A local fit falls back to eager steps; a cluster refuses the layer by name.
/// </summary>
public sealed class NotTraceableException : InvalidOperationException
{
    /// <summary>An error without a message.</summary>
    public NotTraceableException() { }

    /// <summary>An error with its message.</summary>
    public NotTraceableException(string message) : base(message) { }

    /// <summary>An error with its message and cause.</summary>
    public NotTraceableException(string message, Exception inner) : base(message, inner) { }
}
