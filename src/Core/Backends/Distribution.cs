namespace Strata.Backends;

/// <summary>How random numbers are spread.</summary>
public enum Distribution
{
    /// <summary>Even over [A, B).</summary>
    Uniform,

    /// <summary>Normal with mean A and standard deviation B.</summary>
    Normal,

    /// <summary>Normal with mean A and standard deviation B, drawn again outside of two standard deviations.</summary>
    TruncatedNormal,

    /// <summary>Whole numbers, even over [A, B).</summary>
    UniformInteger,
}
