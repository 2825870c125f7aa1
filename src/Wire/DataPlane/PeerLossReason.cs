namespace Strata.Wire.DataPlane;

/// <summary>Why a connection ended.</summary>
public enum PeerLossReason
{
    /// <summary>The other end said goodbye.</summary>
    Goodbye,

    /// <summary>The other end's process or network closed the connection without a goodbye.</summary>
    Reset,

    /// <summary>Nothing was heard for longer than the limit.</summary>
    Silent,

    /// <summary>The other end did not read for longer than the limit.</summary>
    Stalled,

    /// <summary>The other end sent bytes that are no frame.</summary>
    Corrupt,

    /// <summary>The receiver here refused what came.</summary>
    Rejected,
}
