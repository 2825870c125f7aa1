namespace Strata.Wire.DataPlane;

/// <summary>Marks on a frame.</summary>
[Flags]
public enum FrameFlags : byte
{
    /// <summary>A payload that is whole in one frame.</summary>
    None = 0,

    /// <summary>More frames of the same payload follow.</summary>
    More = 1,
}
