namespace Strata.Kernels.Cpu.Convolution;

/// <summary>
/// A product of windows of a frame and a packed matrix: element (place, term) of the left operand stands at
/// origins[place] + elements[term].
/// </summary>
internal unsafe struct WindowProduct
{
    /// <summary>Where windows begin.</summary>
    internal int* Origins;

    /// <summary>Where, in a window, terms stand.</summary>
    internal int* Elements;

    /// <summary>Where each window's results go in the image; null if one behind the other.</summary>
    internal int* Targets;

    /// <summary>The right operand.</summary>
    internal float* Panels;

    /// <summary>How many windows.</summary>
    internal int Places;

    /// <summary>How many terms.</summary>
    internal int Terms;
}
