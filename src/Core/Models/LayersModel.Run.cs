using Strata.Callbacks;
using Strata.Models;
using Strata.Plans;
using Strata.Training;

namespace Strata;

/// <content>What fit, evaluate and the like share: a run, here or on a cluster.</content>
public abstract partial class LayersModel
{
    private int isTraining;

    private async Task<History> StreamAsync(
        DatasetSteps reader, IAsyncEnumerable<(StepInfo Step, Tensor[] Batch)> steps, CallbackParams parameters,
        IReadOnlyList<Callback>? callbacks, ClusterSession? cluster, CancellationToken cancellationToken)
    {
        await using var feed = new PeekedFeed(new DatasetFeed(steps));
        await Task.Yield();
        await feed.PeekAsync(cancellationToken).ConfigureAwait(false);
        var validation = parameters.doValidation ? reader.ValidationForm ?? reader.TrainForm : null;
        return await TrainAsync(
            new RunData.Stream(feed, feed.Rows), reader.TrainForm!, validation, parameters, callbacks, cluster,
            cancellationToken).ConfigureAwait(false);
    }

    private Task<History> TrainAsync(
        RunData data, BatchForm train, BatchForm? validate, CallbackParams parameters,
        IReadOnlyList<Callback>? callbacks, ClusterSession? cluster, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref isTraining, 1) != 0)
            throw new InvalidOperationException($"Model {name} trains already: await the other fit first.");
        return Task.Run(
            async () =>
            {
                try
                {
                    stopTraining = false;
                    var history = new History();
                    var list = new CallbackList(
                        [.. CallbackRegistry.For(parameters.verbose), .. callbacks ?? [], history]);
                    if (parameters.YieldEvery.IsNever && list.WantsYield)
                        throw new ArgumentException("yieldEvery: expected one for onYield, received 'never'.");
                    list.Begin(this, parameters);
                    var progress = ProgressFor(parameters.verbose);
                    var step = StepFor(train, validate);
                    var events = new FitEvents(this, list, progress, step.LogNames, parameters, TimeProvider.System);
                    await list.onTrainBegin().ConfigureAwait(false);
                    await RunAsync(name, step, data, true, validate is not null, events, cluster, cancellationToken)
                        .ConfigureAwait(false);
                    await list.onTrainEnd().ConfigureAwait(false);
                    return history;
                }
                finally
                {
                    Volatile.Write(ref isTraining, 0);
                }
            },
            CancellationToken.None);
    }

    private static ProgressWriter ProgressFor(int verbose) =>
        new(ProgressOutput.Writer, ProgressOutput.IsTerminal, TimeProvider.System, verbose);

    private static async Task RunAsync(
        string name, CompiledStep step, RunData data, bool trains, bool validates, IRunEvents events,
        ClusterSession? cluster, CancellationToken cancellationToken)
    {
        if (cluster is not null)
        {
            await RunOnAsync(cluster, name, step, data, trains, validates, events, cancellationToken)
                .ConfigureAwait(false);
            return;
        }

        using var runner = LocalRunner(step, trains, validates);
        var feed = data switch
        {
            RunData.Whole whole => new TensorFeed(
                whole.Schedule, Views(whole.Train), Views(whole.Validate), whole.ShuffleSeed),
            RunData.Stream stream => stream.Feed,
            _ => throw new InvalidOperationException("data: no such kind."),
        };
        await LocalRun.RunAsync(feed, runner, events, step.LogNames.Length, cancellationToken).ConfigureAwait(false);
        GC.KeepAlive(data);
    }

    private static async Task RunOnAsync(
        ClusterSession cluster, string name, CompiledStep step, RunData data, bool trains, bool validates,
        IRunEvents events, CancellationToken cancellationToken)
    {
        var (program, variables, layers) = TraceForCluster(step, trains, validates);
        Leave(trains);
        try
        {
            await cluster.RunAsync(
                new(name, program, variables, layers, KeyOf(step, trains), data, events), cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            Leave(false);
        }

        void Leave(bool isElsewhere)
        {
            step.Optimizer.IsElsewhere = isElsewhere;
            foreach (var variable in variables) variable.IsElsewhere = isElsewhere;
        }
    }

    private static (RunProgram, Variable[], LayerGradient[]) TraceForCluster(
        IModelStep step, bool trains, bool validates)
    {
        try
        {
            return ProgramTracer.Trace(step, trains, validates);
        }
        catch (NotTraceableException error)
        {
            throw new InvalidOperationException($"A cluster cannot run this model: {error.Message}", error);
        }
    }

    private static IStepRunner LocalRunner(CompiledStep step, bool trains, bool validates)
    {
        try
        {
            var rehearsal = Rehearsal.Take(Engine.Backend);
            var (program, variables, _) = ProgramTracer.Trace(step, trains, validates, rehearsal);
            return new PlanRunner(program, Engine.Backend, Views(variables), KeyOf(step, trains))
            {
                Rehearsal = rehearsal,
            };
        }
        catch (NotTraceableException error)
        {
            ProgressOutput.Writer.WriteLine($"Steps run op by op, which is slow: {error.Message}");
            return new EagerRunner(step);
        }
    }

    // Training that goes on draws other numbers than it began with.
    private static ulong KeyOf(CompiledStep step, bool trains) =>
        trains && step.Optimizer.iterations is > 0 and int made
            ? SplitMix.Mix(Engine.Seed + (ulong)made) : Engine.Seed;

    private static Backends.BufferView[] Views(IEnumerable<Tensor> tensors) => [.. tensors.Select(t => t.View)];
}
