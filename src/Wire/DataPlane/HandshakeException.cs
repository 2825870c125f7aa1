namespace Strata.Wire.DataPlane;

/// <summary>Two processes did not agree to talk.</summary>
public sealed class HandshakeException : IOException
{
    /// <summary>Makes the error.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="message">The address, what was expected and what came.</param>
    /// <param name="inner">The cause below, if there is one.</param>
    public HandshakeException(HandshakeFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>Why.</summary>
    public HandshakeFailure Failure { get; }
}
