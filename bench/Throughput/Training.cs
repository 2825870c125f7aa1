using System.Diagnostics;

namespace Strata.Bench.Throughput;

/// <summary>Measures fit.</summary>
internal static class Training
{
    internal static async Task<Figures> Measure(Workload workload)
    {
        var (x, y) = workload.Data();
        var model = workload.Compiled();
        int samples = x.shape[0];

        var (batchX, batchY) = (workload.FirstBatch(x), workload.FirstBatch(y));

        long start = Stopwatch.GetTimestamp();
        await Fit(workload, model, batchX, batchY, epochs: 1);
        double first = Stopwatch.GetElapsedTime(start).TotalSeconds;
        EpochClock clock;
        do
        {
            clock = new(workload.Epochs);
            await Fit(workload, model, x, y, workload.Epochs, clock);
        }
        while (Stopwatch.GetElapsedTime(start) < Workload.WarmUp);

        long bytes = await Bytes(workload, model, x, y);
        long bytesOfOneStep = await Bytes(workload, model, batchX, batchY);
        var pace = clock.Pace(samples, workload.Operations);
        return new(pace, await Alone(workload, model, x, y, pace.Rate), bytes, bytes - bytesOfOneStep, first);
    }

    private static async Task<Pace?> Alone(Workload workload, Sequential model, Tensor x, Tensor y, double rate)
    {
        var (fewX, fewY) = (workload.FirstBatches(x), workload.FirstBatches(y));
        int epochs = workload.ShortEpochs(rate);
        var clock = new EpochClock(epochs, looksAround: true);
        await Fit(workload, model, fewX, fewY, epochs, clock);
        return clock.PaceAlone(fewX.shape[0], workload.Operations);
    }

    private static async Task<long> Bytes(Workload workload, Sequential model, Tensor x, Tensor y)
    {
        var counter = new AllocationCounter();
        await Fit(workload, model, x, y, AllocationCounter.Epochs, counter);
        return counter.Bytes();
    }

    private static Task<History> Fit(
        Workload workload, Sequential model, Tensor x, Tensor y, int epochs, params Callback[] callbacks) =>
        model.fit(x, y, batchSize: workload.Batch, epochs: epochs, shuffle: true, verbose: 0, callbacks: callbacks);
}
