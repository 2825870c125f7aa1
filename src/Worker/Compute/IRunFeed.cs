using Strata.Training;

namespace Strata.Worker.Compute;

/// <summary>The rows of a run's steps as a worker has them.</summary>
internal interface IRunFeed : IStepFeed
{
    /// <summary>Makes a step's rows the current ones.</summary>
    /// <param name="generation">The view's generation.</param>
    /// <param name="step">The step.</param>
    void Seek(int generation, in StepInfo step);

    /// <summary>A step was applied: its rows and those of older steps may go.</summary>
    void Applied(long step);
}
