namespace Strata.Worker.Domain;

/// <summary>What became of a frame.</summary>
internal enum FrameVerdict
{
    /// <summary>It was new and counts.</summary>
    Taken,

    /// <summary>It belongs to what has not begun here, and is held until then.</summary>
    Held,

    /// <summary>It is of an older generation and refused.</summary>
    Older,

    /// <summary>It is of a step or level that is done, or came before.</summary>
    Stale,

    /// <summary>Its sender may not send it, or it has not the length it should have.</summary>
    Wrong,
}
