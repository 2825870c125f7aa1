using System.Buffers;
using Strata.Wire.DataPlane;

namespace Strata.Worker.Domain;

/// <summary>
/// Frames of a step or a generation that others have begun before this worker. Lock step keeps them few: of the next
/// step nobody can send more than its first level before this worker has arrived.
/// </summary>
internal sealed class HeldFrames
{
    /// <summary>The most frames held: more cannot come from workers that keep the protocol.</summary>
    public const int Most = 1 << 16;

    private List<HeldFrame> _frames = [];
    private List<HeldFrame> _spare = [];

    /// <summary>The number of frames held.</summary>
    public int Count => _frames.Count;

    /// <summary>Holds a frame.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool Hold(string from, in FrameHeader header, float[] payload)
    {
        if (_frames.Count >= Most)
        {
            return false;
        }
        _frames.Add(new(from, header, payload));
        return true;
    }

    /// <summary>Drops what is older than a generation.</summary>
    public void DropOlder(int generation)
    {
        foreach (HeldFrame frame in _frames)
        {
            if (frame.Header.Generation < generation)
            {
                ArrayPool<float>.Shared.Return(frame.Payload);
            }
        }
        _frames.RemoveAll(frame => frame.Header.Generation < generation);
    }

    /// <summary>Takes all frames out; they are valid until the next call.</summary>
    public List<HeldFrame> TakeAll()
    {
        (_frames, _spare) = (_spare, _frames);
        _frames.Clear();
        return _spare;
    }
}
