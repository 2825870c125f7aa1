using Strata.Wire.DataPlane;

namespace Strata.Worker.Domain;

/// <summary>A frame that came before what it belongs to has begun here.</summary>
internal readonly record struct HeldFrame(string From, FrameHeader Header, float[] Payload);
