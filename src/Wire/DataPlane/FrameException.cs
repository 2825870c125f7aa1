namespace Strata.Wire.DataPlane;

/// <summary>
/// Bytes that should have been a frame are none. The connection they came by cannot be used any more.
/// </summary>
public sealed class FrameException : IOException
{
    /// <summary>Makes the error.</summary>
    /// <param name="fault">What was wrong.</param>
    /// <param name="message">What was expected and what came.</param>
    public FrameException(FrameFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>What was wrong.</summary>
    public FrameFault Fault { get; }
}
