namespace Strata.Wire.DataPlane;

/// <summary>What a process is in the cluster. The numbers are part of the protocol.</summary>
public enum PeerRole : byte
{
    /// <summary>A coordinator's node.</summary>
    Coordinator = 1,

    /// <summary>A worker.</summary>
    Worker = 2,

    /// <summary>A client: it drives runs and never joins the cluster.</summary>
    Client = 3,
}
