namespace Strata.Layers;

/// <summary>Checks of numbers that options take.</summary>
internal static class Positive
{
    internal static int Checked(string argument, int value) => value > 0 ? value
        : throw new ArgumentException($"{argument}: expected a positive integer, received {value}.");
}
