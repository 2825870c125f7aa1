namespace Strata.Bench.Kernels;

/// <summary>A kernel on operands of some shapes.</summary>
/// <param name="Kernel">What it does.</param>
/// <param name="Shape">The lengths, and where they come from.</param>
/// <param name="Operations">Additions and multiplications that are necessary; 0 where they do not tell.</param>
/// <param name="Bytes">Bytes that must at least be read or written: each operand once.</param>
/// <param name="Prepare">Makes the operands and gives the call.</param>
public sealed record KernelCase(
    string Kernel, string Shape, double Operations, double Bytes, Func<Action> Prepare)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kernel} {Shape}";

    internal bool Has(string word) => ToString().Contains(word, StringComparison.OrdinalIgnoreCase);
}
