namespace Strata.Wire.DataPlane;

/// <summary>What was wrong with bytes that should have been a frame.</summary>
public enum FrameFault
{
    /// <summary>The bytes do not start as a frame does: the other end is no Strata process.</summary>
    NotStrata,

    /// <summary>The other end speaks another version of the protocol.</summary>
    Version,

    /// <summary>The header's checksum is wrong.</summary>
    HeaderChecksum,

    /// <summary>The payload's checksum is wrong.</summary>
    PayloadChecksum,

    /// <summary>The announced length is negative or greater than the limit.</summary>
    Length,

    /// <summary>The connection ended inside a frame.</summary>
    Truncated,

    /// <summary>The payload is not what the frame's kind promises.</summary>
    Content,
}
