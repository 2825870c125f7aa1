namespace Strata;

/// <summary>Shapes do not fit: the message names the layer or op, what was expected and what came.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>An error without a message.</summary>
    public ShapeException() { }

    /// <summary>An error with its message.</summary>
    public ShapeException(string message) : base(message) { }

    /// <summary>An error with its message and cause.</summary>
    public ShapeException(string message, Exception inner) : base(message, inner) { }
}
