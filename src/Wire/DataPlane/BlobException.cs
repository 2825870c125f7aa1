namespace Strata.Wire.DataPlane;

/// <summary>
/// A blob cannot be stored or is not there; the message says which and why. The connection stays usable.
/// </summary>
public sealed class BlobException : IOException
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">Which blob, what was expected and what came.</param>
    public BlobException(string message)
        : base(message)
    {
    }
}
