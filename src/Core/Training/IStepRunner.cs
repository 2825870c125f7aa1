namespace Strata.Training;

/// <summary>Runs steps in the place where their variables lie.</summary>
public interface IStepRunner : IDisposable
{
    /// <summary>Runs one whole step and applies it.</summary>
    /// <param name="step">The step that the feed last gave.</param>
    /// <param name="feed">Where its rows come from.</param>
    void Run(in StepInfo step, IStepFeed feed);

    /// <summary>The logs of the last step, in the order of the program's names; valid until the next.</summary>
    ReadOnlyMemory<double> Logs { get; }
}
