namespace Strata.Training;

/// <summary>A run in this process: step after step, all rows here.</summary>
internal static class LocalRun
{
    /// <summary>
    /// Runs until the feed ends, the events stop it, or it is cancelled; then the last applied step stays.
    /// </summary>
    internal static async Task RunAsync(
        IStepFeed feed, IStepRunner runner, IRunEvents events, int logNames, CancellationToken cancellationToken)
    {
        var meter = new EpochMeter(logNames);
        while (await feed.NextAsync(cancellationToken).ConfigureAwait(false) is { } step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await events.BeforeStep(step).ConfigureAwait(false);
            runner.Run(step, feed);
            meter.Add(step, runner.Logs.Span);
            double[]? phase = step.EndsPhase ? meter.Means() : null;
            if (!await events.AfterStep(step, runner.Logs, phase).ConfigureAwait(false)) return;
        }
    }
}
