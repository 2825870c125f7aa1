namespace Strata.Wire.DataPlane;

/// <summary>
/// Takes what connections bring. The calls for one connection come in order from that connection's own thread; calls
/// for different connections come at the same time. A call that waits holds up its connection only, down to the
/// sender: that is the back-pressure, and while it lasts the peer does not count as silent.
/// </summary>
public interface IFrameSink
{
    /// <summary>A connection is open, from here or from there.</summary>
    /// <param name="connection">The connection; it may be sent on at once.</param>
    void Opened(FrameConnection connection);

    /// <summary>A frame has come.</summary>
    /// <param name="connection">Where it came from; answers may be sent on it.</param>
    /// <param name="header">Its header.</param>
    /// <param name="payload">Its payload, to be read within this call.</param>
    void Received(FrameConnection connection, in FrameHeader header, FramePayload payload);

    /// <summary>A connection has ended other than by a close from here. Called once, after the last frame.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="loss">Why.</param>
    void Lost(FrameConnection connection, PeerLoss loss);
}
