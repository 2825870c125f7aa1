namespace Strata.Wire.DataPlane;

/// <summary>The end of a connection.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Error">The error that told it, if there was one.</param>
public sealed record PeerLoss(PeerLossReason Reason, Exception? Error)
{
    /// <summary>The reason in words, for logs.</summary>
    public string Description => Reason switch
    {
        PeerLossReason.Goodbye => "it said goodbye",
        PeerLossReason.Reset => "its connection was reset",
        PeerLossReason.Silent => "it fell silent",
        PeerLossReason.Stalled => "it stopped reading",
        PeerLossReason.Corrupt => $"it sent damaged frames: {Error?.Message}",
        _ => $"what it sent was refused: {Error?.Message}",
    };
}
