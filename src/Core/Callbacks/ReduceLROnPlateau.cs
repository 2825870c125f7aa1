using Strata.Callbacks;

namespace Strata;

/// <summary>Makes the learning rate smaller when a number has stopped getting better.</summary>
public sealed class ReduceLROnPlateau : Callback
{
    private readonly MonitoredNumber monitor;
    private readonly double factor, minLr;
    private readonly int patience, verbose, cooldown;
    private int wait, cooling;

    /// <summary>Makes the learning rate smaller when a number has stopped getting better.</summary>
    /// <param name="monitor">Its key in an epoch's logs.</param>
    /// <param name="factor">What the learning rate is multiplied by, less than 1.</param>
    /// <param name="patience">How many epochs in a row may not be better.</param>
    /// <param name="verbose">1 tells when the learning rate is changed.</param>
    /// <param name="mode">"min", "max", or "auto": max if the key contains "acc", else min.</param>
    /// <param name="minDelta">How much better it must get to count as better.</param>
    /// <param name="cooldown">How many epochs are not counted after a change.</param>
    /// <param name="minLr">The smallest learning rate.</param>
    /// <exception cref="ArgumentException">An unknown mode, or a factor that makes nothing smaller.</exception>
    public ReduceLROnPlateau(
        string monitor = "val_loss", double factor = 0.1, int patience = 10, int verbose = 0, string mode = "auto",
        double minDelta = 0.0001, int cooldown = 0, double minLr = 0)
    {
        if (factor >= 1) throw new ArgumentException($"factor: expected less than 1, received {factor}.");
        this.monitor = new(monitor, minDelta, mode);
        this.factor = factor;
        this.patience = patience;
        this.verbose = verbose;
        this.cooldown = cooldown;
        this.minLr = minLr;
    }

    internal override bool WantsBatches => false;

    internal override bool WantsWeights => false;

    /// <inheritdoc/>
    public override Task onTrainBegin(Logs logs)
    {
        monitor.Begin(null);
        (wait, cooling) = (0, 0);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs)
    {
        if (monitor.Read(logs, nameof(ReduceLROnPlateau)) is not { } current) return Task.CompletedTask;
        if (cooling > 0)
        {
            cooling--;
            wait = 0;
        }

        if (monitor.Improves(current)) wait = 0;
        else if (cooling == 0 && ++wait >= patience) Reduce(epoch);
        return Task.CompletedTask;
    }

    private void Reduce(int epoch)
    {
        var optimizer = Target.optimizer;
        if (optimizer.learningRate <= minLr) return;
        optimizer.learningRate = Math.Max(optimizer.learningRate * factor, minLr);
        (wait, cooling) = (0, cooldown);
        if (verbose > 0)
        {
            ProgressOutput.Writer.WriteLine(FormattableString.Invariant(
                $"Epoch {epoch + 1}: ReduceLROnPlateau reducing learning rate to {optimizer.learningRate}."));
        }
    }
}
