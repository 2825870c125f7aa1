namespace Strata.Backends;

/// <summary>Windows that slide along one axis.</summary>
/// <param name="In">Places of the input.</param>
/// <param name="Filter">Places in a window.</param>
/// <param name="Out">How many windows there are.</param>
/// <param name="Stride">Input places from one window to the next.</param>
/// <param name="Dilation">Input places from one place of a window to the next.</param>
/// <param name="Before">Places before the input's first that the first window begins at.</param>
public readonly record struct WindowAxis(int In, int Filter, int Out, int Stride, int Dilation, int Before)
{
    /// <summary>Places from the first of a window to its last.</summary>
    public int Span => (Filter - 1) * Dilation;

    /// <summary>Places from the beginning of the first window to the end of the last.</summary>
    public int Reach => ((Out - 1) * Stride) + Span + 1;

    /// <summary>Places of a frame that holds the input behind its padding, and all windows.</summary>
    public int Frame => Math.Max(In + Before, Reach);

    /// <summary>The input place under a tap of a window; −1 if there is none.</summary>
    public int PlaceOf(int window, int tap)
    {
        int place = (window * Stride) + (tap * Dilation) - Before;
        return (uint)place < (uint)In ? place : -1;
    }

    /// <summary>The window one of whose taps lies over an input place; −1 if there is none.</summary>
    public int WindowOf(int place, int tap)
    {
        int distance = place + Before - (tap * Dilation);
        return distance >= 0 && distance % Stride == 0 && distance / Stride < Out ? distance / Stride : -1;
    }

    /// <summary>Places of a window that lie inside the input.</summary>
    public int Inside(int window)
    {
        int count = 0;
        for (int tap = 0; tap < Filter; tap++) count += PlaceOf(window, tap) < 0 ? 0 : 1;
        return count;
    }
}
