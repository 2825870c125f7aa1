namespace Strata.Parity.Comparing;

/// <summary>How far two numbers may lie apart: |a − b| ≤ absolute + relative · |b|.</summary>
internal readonly record struct Tolerance(double Absolute, double Relative)
{
    /// <summary>For one pass forward.</summary>
    internal static Tolerance Forward { get; } = new(1e-5, 1e-4);

    /// <summary>For what comes out of training.</summary>
    internal static Tolerance Trained { get; } = new(1e-4, 1e-3);

    internal bool Allows(double expected, double received) =>
        expected.Equals(received) || Math.Abs(received - expected) <= Absolute + (Relative * Math.Abs(expected));
}
