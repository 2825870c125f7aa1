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

        var (batchX, batchY) = (Batch(x, workload.Batch), Batch(y, workload.Batch));

        double first = await First(workload, model, batchX, batchY);
        var clock = new EpochClock(workload.Epochs);
        await Fit(workload, model, x, y, workload.Epochs, clock);
        long bytes = await Bytes(workload, model, x, y);
        long bytesOfOneStep = await Bytes(workload, model, batchX, batchY);
        return new(clock.Rate(samples), bytes, bytes - bytesOfOneStep, first);
    }

    /// <summary>Seconds of the first step.</summary>
    internal static Task<double> First(Workload workload)
    {
        var (x, y) = workload.Data();
        return First(workload, workload.Compiled(), Batch(x, workload.Batch), Batch(y, workload.Batch));
    }

    private static async Task<double> First(Workload workload, Sequential model, Tensor batchX, Tensor batchY)
    {
        long start = Stopwatch.GetTimestamp();
        await Fit(workload, model, batchX, batchY, epochs: 1);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
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

    private static Tensor Batch(Tensor rows, int count) =>
        tf.slice(rows, new int[rows.shape.Length], [count, .. rows.shape.Skip(1)]);
}
