using Strata.Callbacks;

namespace Strata;

/// <summary>Ends training when a batch's loss is no finite number.</summary>
public sealed class TerminateOnNaN : Callback
{
    internal override bool WantsBatches => true;

    internal override bool WantsWeights => false;

    /// <inheritdoc/>
    public override Task onBatchEnd(int batch, Logs logs)
    {
        if (!logs.TryGetValue("loss", out double loss) || double.IsFinite(loss)) return Task.CompletedTask;
        ProgressOutput.Writer.WriteLine($"Batch {batch}: Invalid loss, terminating training");
        Target.stopTraining = true;
        return Task.CompletedTask;
    }
}
