using System.Runtime.InteropServices;
using Strata.Autodiff;
using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Testing;

/// <summary>
/// Two dense layers with a batch normalization between them, softmax cross entropy and momentum, written with ops: a
/// train step with three exchange levels.
/// </summary>
public sealed class SmallModel
{
    private const int Inputs = 7, Hidden = 20, Classes = 3;

    private static readonly int[][] Shapes = [[Inputs, Hidden], [Hidden], [Hidden, Classes], [Classes]];

    private readonly float[][] initial;
    private readonly Variable[] weights, momenta;

    public SmallModel()
    {
        initial = [.. Shapes.Select(
            (shape, i) => Arrays.Values(shape.Aggregate(1, (a, b) => a * b), -0.5, 0.5, 10 + i))];
        weights = [.. Shapes.Select((shape, i) => new Variable(Arrays.Tensor(shape, initial[i]), true, $"w{i}"))];
        momenta = [.. Shapes.Select(
            (shape, i) => new Variable(Arrays.Tensor(shape, new float[initial[i].Length]), false, $"m{i}"))];
        using var trace = new Trace();
        var x = trace.Input(new([-1, Inputs], DType.float32));
        var y = trace.Input(new([-1, Classes], DType.float32));
        Plan = trace.Compile([Step(x, y)]);
        order = [.. trace.Variables];
    }

    private readonly Variable[] order;

    /// <summary>The train step; its output is the loss.</summary>
    public Plan Plan { get; }

    /// <summary>A batch of the given number of rows; the same for the same seed.</summary>
    public static (float[] X, float[] Y) Batch(int rows, int seed)
    {
        float[] x = Arrays.Values(rows * Inputs, -1, 1, seed), y = new float[rows * Classes];
        for (int i = 0; i < rows; i++)
            y[(i * Classes) + (x[i * Inputs] > 0.3 ? 0 : x[(i * Inputs) + 1] > 0 ? 1 : 2)] = 1;
        return (x, y);
    }

    /// <summary>Trains eagerly, by tape.</summary>
    public (float[] Losses, float[] Weights) TrainEagerly(params int[] batches)
    {
        var losses = batches.Select((rows, step) =>
        {
            var (x, y) = Batch(rows, step);
            return Step(Arrays.Tensor([rows, Inputs], x), Arrays.Tensor([rows, Classes], y)).item();
        });
        return ([.. losses], [.. weights.SelectMany(w => w.dataSync())]);
    }

    /// <summary>A worker with variables of its own that runs the plan on its part of each batch.</summary>
    public Worker On(Backend backend, int maxRows) => new(this, backend, maxRows);

    private Tensor Step(Tensor x, Tensor y)
    {
        var (loss, gradients) = Gradients.Of(() => Loss(x, y), weights);
        for (int i = 0; i < weights.Length; i++)
        {
            momenta[i].assign(momenta[i].mul(0.9).add(gradients[i]));
            weights[i].assign(weights[i].sub(momenta[i].mul(0.1)));
        }

        return loss;
    }

    private Tensor Loss(Tensor x, Tensor y)
    {
        var h = x.matMul(weights[0]) + weights[1];
        var centred = h - h.mean([0]);
        h = (centred * centred.square().mean([0]).add(1e-3).rsqrt()).relu();
        var logits = h.matMul(weights[2]) + weights[3];
        return y.mul(logits.logSoftmax()).sum([1]).mean().neg();
    }

    /// <summary>One executor of the plan.</summary>
    public sealed class Worker : IDisposable
    {
        private readonly Backend backend;
        private readonly Buffer[] buffers;
        private readonly SmallModel model;

        internal Worker(SmallModel model, Backend backend, int maxRows)
        {
            (this.model, this.backend) = (model, backend);
            buffers = [.. model.order.Select(v => backend.Allocate(v.Spec.Bytes(1)))];
            for (int i = 0; i < buffers.Length; i++)
            {
                int weight = Array.IndexOf(model.weights, model.order[i]);
                float[] values = weight >= 0 ? model.initial[weight] : new float[buffers[i].ByteLength / 4];
                backend.Write(buffers[i], 0, MemoryMarshal.AsBytes<float>(values));
            }

            Executor = backend.Prepare(model.Plan, maxRows);
            Executor.Bind([.. buffers.Select((b, i) => new BufferView(b, 0, model.order[i].Dims, DType.float32))]);
        }

        public PlanExecutor Executor { get; }

        /// <summary>All weights, one behind the other.</summary>
        public float[] Weights => [.. model.weights.SelectMany(w => Read(buffers[Array.IndexOf(model.order, w)]))];

        /// <summary>Runs a step on rows of a batch of the given size and seed, and gives the loss.</summary>
        public float Step(int step, int rows, int first, int count, IExchange? exchange = null)
        {
            var (x, y) = Batch(rows, step);
            Executor.SetInput(0, MemoryMarshal.AsBytes(x.AsSpan(first * Inputs, count * Inputs)));
            Executor.SetInput(1, MemoryMarshal.AsBytes(y.AsSpan(first * Classes, count * Classes)));
            Executor.Run(new(step, rows, first, count), 7, exchange);
            return Planned.Output(Executor, 0)[0];
        }

        /// <summary>Trains alone on whole batches.</summary>
        public (float[] Losses, float[] Weights) Train(params int[] batches)
        {
            float[] losses = [.. batches.Select((rows, step) => Step(step, rows, 0, rows))];
            return (losses, Weights);
        }

        public void Dispose()
        {
            Executor.Dispose();
            foreach (var buffer in buffers) buffer.Dispose();
        }

        private float[] Read(Buffer buffer)
        {
            float[] values = new float[buffer.ByteLength / 4];
            backend.Read(buffer, 0, MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }
    }
}
