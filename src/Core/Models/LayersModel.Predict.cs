using Strata.Models;
using Strata.Plans;
using Strata.Tensors;
using Strata.Training;

namespace Strata;

public abstract partial class LayersModel
{
    private PlanRunner? predictor;
    private TensorSpec[] predictorSpecs = [];

    /// <summary>The outputs for inputs, in inference.</summary>
    /// <param name="x">Inputs: a tensor, a list, or a map by input name; a row per sample.</param>
    /// <param name="batchSize">Samples that are computed at a time, of a small model also several times as many;
    /// changes nothing but memory and speed.</param>
    /// <param name="verbose">Whether progress is printed: a bar on a terminal, else a line.</param>
    /// <exception cref="InvalidOperationException">There are several outputs: ask for
    /// <c>predict&lt;Tensor[]&gt;</c>.</exception>
    public Tensor predict(TensorGroup x, int batchSize = 32, bool verbose = false) =>
        predict<Tensor>(x, batchSize, verbose);

    /// <summary>The outputs for inputs, in inference.</summary>
    /// <typeparam name="T">Tensor[], or Tensor if there is one output.</typeparam>
    /// <inheritdoc cref="predict(TensorGroup, int, bool)"/>
    public T predict<T>(TensorGroup x, int batchSize = 32, bool verbose = false)
    {
        Positive(batchSize, nameof(batchSize));
        var inputs = ModelData.Inputs(this, x);
        return PredictionAs<T>(Predict(inputs, batchSize, verbose));
    }

    /// <summary>The outputs for inputs, computed on a cluster, to the same bits.</summary>
    /// <inheritdoc cref="predict{T}(TensorGroup, ClusterSession, int, CancellationToken)"/>
    public Task<Tensor> predict(
        TensorGroup x, ClusterSession cluster, int batchSize = 32, CancellationToken cancellationToken = default) =>
        predict<Tensor>(x, cluster, batchSize, cancellationToken);

    /// <summary>The outputs for inputs, computed on a cluster, to the same bits.</summary>
    /// <param name="x">Inputs: a tensor, a list, or a map by input name; a row per sample.</param>
    /// <param name="cluster">Where to compute.</param>
    /// <param name="batchSize">Samples that are computed at a time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <typeparam name="T">Tensor[], or Tensor if there is one output.</typeparam>
    /// <exception cref="InvalidOperationException">There are several outputs and one is asked for, or the model cannot
    /// run on a cluster.</exception>
    public async Task<T> predict<T>(
        TensorGroup x, ClusterSession cluster, int batchSize = 32, CancellationToken cancellationToken = default)
    {
        Positive(batchSize, nameof(batchSize));
        ArgumentNullException.ThrowIfNull(cluster);
        var inputs = ModelData.Inputs(this, x);
        return PredictionAs<T>(inputs[0].Dims[0] == 0
            ? Run(inputs, false)
            : await PredictOn(cluster, inputs, batchSize, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The outputs for one batch.</summary>
    public Tensor predictOnBatch(TensorGroup x)
    {
        var inputs = ModelData.Inputs(this, x);
        return PredictionAs<Tensor>(Predict(inputs, Math.Max(1, inputs[0].Dims[0]), false));
    }

    private Tensor[] Predict(Tensor[] inputs, int batchSize, bool verbose)
    {
        var specs = ModelData.Specs(inputs);
        int rows = inputs[0].Dims[0];
        if (rows == 0 || !TryPlan(specs)) return stateful ? BatchByBatch(inputs, batchSize) : Run(inputs, false);
        var plan = predictor!.Program.Validate!;
        int atOnce = PredictionRows.AtOnce(plan, batchSize, rows);
        int batches = (int)(((long)rows + batchSize - 1) / batchSize);
        var schedule = new StepSchedule(0, atOnce, 1, rows, atOnce);
        var feed = new TensorFeed(schedule, [], Views(inputs), null);
        var results = Results(plan, 0, rows);
        var progress = ProgressFor(verbose ? 1 : 0);
        progress.Begin(batches);
        for (long s = 0; s < schedule.Steps; s++)
        {
            var step = feed.Seek(s);
            predictor.Compute(step, new(0, step.Rows), feed, null);
            for (int i = 0; i < results.Length; i++) Place(predictor, i, results[i], step);
            progress.Update((int)((step.FirstRow + step.Rows + batchSize - 1) / batchSize), []);
        }

        progress.EndEpoch(batches, []);
        GC.KeepAlive(inputs);
        return results;
    }

    // A stateful layer expects batches of its size, and carries its state from one to the next.
    private Tensor[] BatchByBatch(Tensor[] inputs, int batchSize)
    {
        int rows = inputs[0].Dims[0];
        var batches = new List<Tensor[]>();
        for (int first = 0; first < rows; first += batchSize)
        {
            int count = Math.Min(batchSize, rows - first);
            batches.Add(Run(Array.ConvertAll(inputs, x => x.slice([first], [count])), false));
        }

        return [.. outputs.Select((_, i) => Tensor.Join([.. batches.Select(batch => batch[i])], 0))];
    }

    private async Task<Tensor[]> PredictOn(
        ClusterSession cluster, Tensor[] inputs, int batchSize, CancellationToken cancellationToken)
    {
        var step = new PredictStep(this, ModelData.Specs(inputs), exchanges: true);
        var (program, variables, layers) = TraceForCluster(step, false, true);
        int rows = inputs[0].Dims[0];
        var results = Results(program.Validate!, program.LogNames.Length, rows);
        var data = new RunData.Whole(new(0, batchSize, 1, rows, batchSize), [], inputs, null);
        await cluster.RunAsync(
            new(
                $"{name} (prediction)", program, variables, layers, Engine.Seed, data, new QuietEvents(),
                new PredictedRows(results)),
            cancellationToken).ConfigureAwait(false);
        return results;
    }

    private static ConcreteTensor[] Results(Plan plan, int logs, int rows) =>
    [
        .. plan.Outputs.Skip(logs).Select(node => Engine.Allocate(plan.Nodes[node].Spec with
        {
            Dims = plan.Nodes[node].Spec.Dims.Resolve(rows),
        })),
    ];

    private static void Place(PlanRunner runner, int output, ConcreteTensor result, in StepInfo step)
    {
        var rows = runner.ExecutorFor(StepKind.Validate, step.Rows).OutputView(output);
        int size = checked((int)rows.Size), perRow = size / step.Rows;
        rows.Buffer.Owner.CopyStrided(rows, new([size], 0, [1], step.FirstRow * perRow, [1]), result.View);
    }

    private bool TryPlan(TensorSpec[] specs)
    {
        if (predictor is not null && specs.AsSpan().SequenceEqual(predictorSpecs)) return true;
        predictor?.Dispose();
        predictor = null;
        try
        {
            var rehearsal = Rehearsal.Take(Engine.Backend);
            var (program, variables, _) = ProgramTracer.Trace(new PredictStep(this, specs), false, true, rehearsal);
            if (program.Validate!.Outputs.Any(node => !program.Validate.Nodes[node].Spec.Dims.IsSymbolic)) return false;
            predictor = new(program, Engine.Backend, Views(variables), Engine.Seed) { Rehearsal = rehearsal };
            predictorSpecs = specs;
            return true;
        }
        catch (NotTraceableException)
        {
            return false;
        }
    }

    private T PredictionAs<T>(Tensor[] results)
    {
        if (typeof(T) == typeof(Tensor[])) return (T)(object)results;
        if (typeof(T) != typeof(Tensor))
            throw new ArgumentException($"T: expected Tensor or Tensor[], received {typeof(T).Name}.");
        return results.Length == 1 ? (T)(object)results[0] : throw new InvalidOperationException(
            $"Model {name} has {results.Length} outputs ({string.Join(", ", outputNames)}): ask for " +
            "predict<Tensor[]>.");
    }

    partial void ForgetTraining()
    {
        ForgetPlans();
        (objectives, CompiledLoss, CompiledMetrics) = (null, null, null);
    }

    partial void DisposeTraining(ref int disposedVariables)
    {
        ForgetPlans();
        if (currentOptimizer is not { IsFromName: true }) return;
        disposedVariables += currentOptimizer.StateCount;
        currentOptimizer.dispose();
    }

    private void ForgetPlans()
    {
        predictor?.Dispose();
        predictor = null;
        batchTrainer?.Dispose();
        batchTrainer = null;
    }
}
