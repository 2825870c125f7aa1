using Xunit;

namespace Strata.Testing;

/// <summary>Comparisons with float64 references.</summary>
public static class Near
{
    /// <summary>Fails unless each value is within a tolerance of the expected one, relative to the largest.</summary>
    public static void All(IReadOnlyList<double> expected, IReadOnlyList<float> found, double tolerance = 1e-5)
    {
        Assert.Equal(expected.Count, found.Count);
        double scale = 1;
        foreach (double value in expected)
            if (double.IsFinite(value)) scale = Math.Max(scale, Math.Abs(value));
        for (int i = 0; i < found.Count; i++)
        {
            bool isNear = expected[i].Equals(found[i]) || Math.Abs(expected[i] - found[i]) <= tolerance * scale;
            Assert.True(isNear,
                $"element {i} of {found.Count}: expected {expected[i]}, received {found[i]}");
        }
    }
}
