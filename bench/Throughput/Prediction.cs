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
        do
        {
            clock = new(workload.Epochs);
            for (int epoch = 0; epoch < workload.Epochs; epoch++)
            {
                Predict(workload, model, x);
                clock.Mark();
            }
        }
        while (Stopwatch.GetElapsedTime(start) < Workload.WarmUp);

        long bytes = Bytes(workload, model, x);
        double share = clock.Share(x.shape[0], workload.Operations);
        return new(clock.Rate(x.shape[0]), share, bytes, bytes - Bytes(workload, model, batch), first);
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
