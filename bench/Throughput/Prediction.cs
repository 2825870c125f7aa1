using System.Diagnostics;

namespace Strata.Bench.Throughput;

/// <summary>Measures predict.</summary>
internal static class Prediction
{
    internal static Figures Measure(Workload workload)
    {
        var (x, _) = workload.Data();
        var model = workload.Model();

        var batch = workload.FirstBatch(x);

        long start = Stopwatch.GetTimestamp();
        Predict(workload, model, batch);
        double first = Stopwatch.GetElapsedTime(start).TotalSeconds;
        EpochClock clock;
        do clock = Run(workload, model, x, new(workload.Epochs), workload.Epochs);
        while (Stopwatch.GetElapsedTime(start) < Workload.WarmUp);

        long bytes = Bytes(workload, model, x);
        var pace = clock.Pace(x.shape[0], workload.Operations);
        var few = workload.FirstBatches(x);
        int epochs = workload.ShortEpochs(pace.Rate);
        var alone = Run(workload, model, few, new(epochs, looksAround: true), epochs)
            .PaceAlone(few.shape[0], workload.Operations);
        return new(pace, alone, bytes, bytes - Bytes(workload, model, batch), first);
    }

    private static EpochClock Run(Workload workload, Sequential model, Tensor x, EpochClock clock, int epochs)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            Predict(workload, model, x);
            clock.Mark();
        }

        return clock;
    }

    private static long Bytes(Workload workload, Sequential model, Tensor x)
    {
        var counter = new AllocationCounter();
        for (int epoch = 0; epoch < AllocationCounter.Epochs; epoch++)
        {
            Predict(workload, model, x);
            counter.Mark();
        }

        return counter.Bytes();
    }

    private static void Predict(Workload workload, Sequential model, Tensor x) =>
        model.predict(x, batchSize: workload.Batch).dispose();
}
