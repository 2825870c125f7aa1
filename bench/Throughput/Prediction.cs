using System.Diagnostics;

namespace Strata.Bench.Throughput;

/// <summary>Measures predict.</summary>
internal static class Prediction
{
    internal static Figures Measure(Workload workload)
    {
        var (x, _) = workload.Data();
        var model = workload.Model();

        var batch = Batch(x, workload.Batch);

        double first = First(workload, model, batch);
        var clock = new EpochClock(workload.Epochs);
        for (int epoch = 0; epoch < workload.Epochs; epoch++)
        {
            Predict(workload, model, x);
            clock.Mark();
        }

        long bytes = Bytes(workload, model, x);
        return new(clock.Rate(x.shape[0]), bytes, bytes - Bytes(workload, model, batch), first);
    }

    /// <summary>Seconds of the first step.</summary>
    internal static double First(Workload workload) =>
        First(workload, workload.Model(), Batch(workload.Data().X, workload.Batch));

    private static double First(Workload workload, Sequential model, Tensor batch)
    {
        long start = Stopwatch.GetTimestamp();
        Predict(workload, model, batch);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
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

    private static Tensor Batch(Tensor rows, int count) =>
        tf.slice(rows, new int[rows.shape.Length], [count, .. rows.shape.Skip(1)]);
}
