namespace Strata;

/// <summary>What a run was started with, for callbacks.</summary>
/// <param name="epochs">The number of the last epoch, counted from 1.</param>
/// <param name="initialEpoch">The number of the first epoch, counted from 0.</param>
/// <param name="samples">Samples of an epoch; null if they are not known before it ends.</param>
/// <param name="steps">Batches of an epoch; null if they are not known before it ends.</param>
/// <param name="batchSize">Samples of a batch; null if the dataset decides.</param>
/// <param name="verbose">0, 1 or 2.</param>
/// <param name="doValidation">Whether there is validation.</param>
/// <param name="metrics">The keys of the logs.</param>
public sealed record CallbackParams(
    int epochs, int initialEpoch, int? samples, int? steps, int? batchSize, int verbose, bool doValidation,
    IReadOnlyList<string> metrics)
{
    /// <summary>How often onYield is called.</summary>
    internal YieldEvery YieldEvery { get; init; }
}
