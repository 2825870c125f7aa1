namespace Strata.Testing.Layers;

/// <summary>One layer under contract: how it is made, what it is given, what it must have.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Make">Makes the layer, with no other randomness than seeded initializers.</param>
/// <param name="Inputs">The shapes of its inputs, batch axis included.</param>
/// <param name="Weights">Its weights in order, like "kernel[3,4]".</param>
public sealed record LayerCase(string Name, Func<Layer> Make, int[][] Inputs, params string[] Weights)
{
    /// <summary>Whether a training call gives other numbers than one at inference.</summary>
    public bool TrainsDifferently { get; init; }

    /// <summary>Whether a training call draws random numbers.</summary>
    public bool IsRandom { get; init; }

    /// <summary>How many whole numbers its inputs may name; 0 where they are any numbers.</summary>
    public int Numbers { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
