namespace Strata.Wire.DataPlane;

/// <summary>What a connection is for. The numbers are part of the protocol.</summary>
public enum LinkPurpose : byte
{
    /// <summary>Heartbeats and control messages; its loss makes the peer suspect.</summary>
    Control = 1,

    /// <summary>Node sums and totals of steps, and rows.</summary>
    Exchange = 2,

    /// <summary>Blobs: tensors of a run, weights and optimizer state.</summary>
    Blobs = 3,
}
