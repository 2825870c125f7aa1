using System.Diagnostics;
using Xunit;

namespace Strata.Api.Tests.Models;

/// <summary>Training keeps what it has: no step leaves anything behind.</summary>
[Collection(AloneCollection.Name)]
public sealed class SteadyMemoryTests
{
    private const long Slack = 1 << 20;
    private const long NativeSlack = 48 << 20;

    [Fact]
    public async Task Ten_thousand_steps_leave_memory_flat()
    {
        var model = tf.sequential()
            .add(tf.layers.dense(units: 64, activation: "relu", inputShape: [16]))
            .add(tf.layers.dense(units: 1))
            .compile(optimizer: "adam", loss: "meanSquaredError");
        var x = tf.randomNormal([80, 16], seed: 1);
        var y = tf.zeros([80, 1]);
        var marks = new List<Mark>();

        await model.fit(x, y, batchSize: 8, epochs: 1000, verbose: 0, callbacks:
        [
            tf.callbacks.onEpochEnd((epoch, _) =>
            {
                if (epoch is 99 or 999) marks.Add(Mark.Now());
            }),
        ]);

        var (early, late) = (marks[0], marks[1]);
        Assert.Equal(early.Tensors, late.Tensors);
        Assert.Equal(early.TensorBytes, late.TensorBytes);
        Assert.InRange(late.Managed, 0, early.Managed + Slack);
        Assert.InRange(late.Process, 0, early.Process + NativeSlack);
    }

    private readonly record struct Mark(long Managed, long Process, int Tensors, long TensorBytes)
    {
        internal static Mark Now()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long managed = GC.GetTotalMemory(true);
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            var memory = tf.memory();
            return new(managed, process.PrivateMemorySize64, (int)memory.numTensors, (long)memory.numBytes);
        }
    }
}
