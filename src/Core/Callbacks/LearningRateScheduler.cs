using Strata.Callbacks;

namespace Strata;

/// <summary>Sets the learning rate before each epoch.</summary>
/// <param name="schedule">From the epoch, counted from 0, and the learning rate so far to the next.</param>
/// <param name="verbose">1 tells each epoch's learning rate.</param>
public sealed class LearningRateScheduler(Func<int, double, double> schedule, int verbose = 0) : Callback
{
    internal override bool WantsBatches => false;

    internal override bool WantsWeights => false;

    /// <inheritdoc/>
    public override Task onEpochBegin(int epoch, Logs logs)
    {
        var optimizer = Target.optimizer;
        optimizer.learningRate = schedule(epoch, optimizer.learningRate);
        if (verbose > 0)
        {
            ProgressOutput.Writer.WriteLine(FormattableString.Invariant(
                $"Epoch {epoch + 1}: LearningRateScheduler setting learning rate to {optimizer.learningRate}."));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs)
    {
        logs["learningRate"] = Target.optimizer.learningRate;
        return Task.CompletedTask;
    }
}
