using Strata.Callbacks;

namespace Strata;

/// <summary>Ends training when a number has stopped getting better.</summary>
public sealed class EarlyStopping : Callback
{
    private readonly MonitoredNumber monitor;
    private readonly int patience, verbose;
    private readonly bool restoreBestWeights;
    private readonly double? baseline;
    private Tensor[]? bestWeights;
    private int wait;

    /// <summary>Ends training when a number has stopped getting better.</summary>
    /// <param name="monitor">Its key in an epoch's logs.</param>
    /// <param name="minDelta">How much better it must get to count as better.</param>
    /// <param name="patience">How many epochs in a row may not be better; 0 counts as 1.</param>
    /// <param name="verbose">1 tells when training is ended.</param>
    /// <param name="mode">"min", "max", or "auto": max if the key contains "acc", else min.</param>
    /// <param name="baseline">What the number must be better than at first.</param>
    /// <param name="restoreBestWeights">Whether the weights of the best epoch are put back when training ends.</param>
    /// <exception cref="ArgumentException">An unknown mode.</exception>
    public EarlyStopping(
        string monitor = "val_loss", double minDelta = 0, int patience = 0, int verbose = 0, string mode = "auto",
        double? baseline = null, bool restoreBestWeights = false)
    {
        this.monitor = new(monitor, minDelta, mode);
        this.patience = patience;
        this.verbose = verbose;
        this.baseline = baseline;
        this.restoreBestWeights = restoreBestWeights;
    }

    /// <summary>The epoch, counted from 0, after which training was ended; null if it was not.</summary>
    public int? stoppedEpoch { get; private set; }

    internal override bool WantsBatches => false;

    internal override bool WantsWeights => restoreBestWeights;

    /// <inheritdoc/>
    public override Task onTrainBegin(Logs logs)
    {
        wait = 0;
        stoppedEpoch = null;
        monitor.Begin(baseline);
        Forget();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task onEpochEnd(int epoch, Logs logs)
    {
        if (monitor.Read(logs, nameof(EarlyStopping)) is not { } current) return Task.CompletedTask;
        if (monitor.Improves(current))
        {
            wait = 0;
            Remember();
            return Task.CompletedTask;
        }

        wait++;
        if (wait < patience) return Task.CompletedTask;
        stoppedEpoch = epoch;
        Target.stopTraining = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task onTrainEnd(Logs logs)
    {
        if (stoppedEpoch is { } epoch && verbose > 0) Print($"Epoch {epoch + 1}: early stopping.");
        if (bestWeights is not null) Target.setWeights(bestWeights);
        Forget();
        return Task.CompletedTask;
    }

    private static void Print(string line) => ProgressOutput.Writer.WriteLine(line);

    private void Remember()
    {
        if (!restoreBestWeights) return;
        Forget();
        bestWeights = Target.getWeights();
        foreach (var weight in bestWeights) Engine.Keep(weight);
    }

    private void Forget()
    {
        foreach (var weight in bestWeights ?? []) weight.dispose();
        bestWeights = null;
    }
}
