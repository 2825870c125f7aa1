namespace Strata.Training;

/// <summary>What happens in a run, in order; the run goes on when the returned task is done.</summary>
public interface IRunEvents
{
    /// <summary>
    /// Whether <see cref="BeforeStep"/> must be awaited before each step, not only before an epoch's first.
    /// </summary>
    bool WantsEachStep { get; }

    /// <summary>Whether the model's variables must hold the current weights at the end of each epoch.</summary>
    bool WantsWeights { get; }

    /// <summary>A step is about to start.</summary>
    ValueTask BeforeStep(StepInfo step);

    /// <summary>A step was applied.</summary>
    /// <param name="step">The step.</param>
    /// <param name="logs">Its logs, valid until the task is done.</param>
    /// <param name="phaseLogs">At the last step of an epoch's training or validation, that phase's logs; else
    /// null.</param>
    /// <returns>Whether the run goes on.</returns>
    ValueTask<bool> AfterStep(StepInfo step, ReadOnlyMemory<double> logs, double[]? phaseLogs);
}
