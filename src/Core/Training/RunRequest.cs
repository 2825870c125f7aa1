namespace Strata.Training;

/// <summary>A run as a fit, an evaluation or a prediction asks for it.</summary>
/// <param name="Name">What logs call it.</param>
/// <param name="Program">What its steps compute.</param>
/// <param name="Variables">The program's variables, in its order: their values at the start, and where results
/// go.</param>
/// <param name="Layers">For each trainable weight its layer and where its gradient lies in a training step's
/// sums.</param>
/// <param name="Seed">The key of random draws.</param>
/// <param name="Data">Where the rows come from.</param>
/// <param name="Events">Who is told what happens.</param>
/// <param name="Outputs">Who takes the rows that validation steps give; null if nobody does.</param>
public sealed record RunRequest(
    string Name, RunProgram Program, IReadOnlyList<Variable> Variables, IReadOnlyList<LayerGradient> Layers,
    ulong Seed, RunData Data, IRunEvents Events, IRowOutputs? Outputs = null);
