using System.Numerics;
using System.Runtime.InteropServices;

namespace Strata.Training;

/// <summary>The one addition that sums over rows are made of.</summary>
public static class VectorSum
{
    /// <summary>Adds a vector to another: <c>left[i] = left[i] + right[i]</c> in float32.</summary>
    /// <param name="left">Is changed.</param>
    /// <param name="right">As many floats as <paramref name="left"/> has.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddTo(Span<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"right: expected {left.Length} floats, received {right.Length}.");
        }
        Span<Vector<float>> blocks = MemoryMarshal.Cast<float, Vector<float>>(left);
        ReadOnlySpan<Vector<float>> added = MemoryMarshal.Cast<float, Vector<float>>(right);
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i] += added[i];
        }
        for (int i = blocks.Length * Vector<float>.Count; i < left.Length; i++)
        {
            left[i] += right[i];
        }
    }
}
