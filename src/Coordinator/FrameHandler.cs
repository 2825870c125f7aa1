using Strata.Wire.DataPlane;

namespace Strata.Coordinator;

/// <summary>Takes a frame on its connection's thread; the payload is read within the call.</summary>
internal delegate void FrameHandler(FrameConnection connection, in FrameHeader header, FramePayload payload);
