namespace Strata.Wire.DataPlane;

/// <summary>Why two processes did not agree to talk. The numbers are part of the protocol.</summary>
public enum HandshakeFailure : byte
{
    /// <summary>Nobody listens there, or the address cannot be reached.</summary>
    Unreachable = 1,

    /// <summary>The other end did not answer in time.</summary>
    Timeout = 2,

    /// <summary>The other end is no Strata process, or expects TLS, or no TLS.</summary>
    NotStrata = 3,

    /// <summary>The other end speaks another version of the protocol or runs another version of Strata.</summary>
    Version = 4,

    /// <summary>The token is wrong.</summary>
    Token = 5,

    /// <summary>Another process answered than the one that was dialed.</summary>
    WrongPeer = 6,

    /// <summary>The listener takes no more connections.</summary>
    Busy = 7,

    /// <summary>The listener takes no peers of this role or purpose.</summary>
    Role = 8,

    /// <summary>The certificate of the other end is not trusted.</summary>
    Certificate = 9,
}
