using Strata.Training;

namespace Strata.Models;

/// <summary>A step that is kept for batches of one form, so that each further batch only runs it.</summary>
internal sealed class BatchTrainer : IDisposable
{
    private readonly object[] key;
    private readonly IStepRunner runner;

    internal BatchTrainer(LayersModel model, BatchForm form, Func<CompiledStep, IStepRunner> make)
    {
        key = KeyOf(model, form);
        runner = make(model.StepFor(form, null));
    }

    /// <summary>
    /// Whether nothing that was traced has changed since; code of the user's own may have, without anyone knowing.
    /// </summary>
    internal bool Fits(LayersModel model, BatchForm form) =>
        !HasForeignCode(model) && KeyOf(model, form).AsSpan().SequenceEqual(key);

    /// <summary>One step; gives its logs.</summary>
    internal double[] Run(ModelBatch batch, int step)
    {
        Tensor[] columns = batch.Columns;
        var feed = new TensorFeed(new(batch.Rows, batch.Rows, 1), [.. columns.Select(c => c.View)], [], null);
        runner.Run(feed.Seek(0) with { Step = step }, feed);
        GC.KeepAlive(columns);
        return runner.Logs.ToArray();
    }

    public void Dispose() => runner.Dispose();

    private static object[] KeyOf(LayersModel model, BatchForm form) =>
    [
        model.Objectives, model.optimizer, model.optimizer.Limits, Engine.Seed, Engine.Backend,
        .. form.Specs.Cast<object>(), .. form.Weighted.Cast<object>(), .. Flags(model), .. model.trainableWeights,
    ];

    private static bool HasForeignCode(LayersModel model)
    {
        var functions = model.Objectives.Losses.Concat(model.Objectives.Metrics.SelectMany(metrics => metrics));
        return IsForeign(model.optimizer) || model.layers.Any(HasForeignCode)
            || model.weights.Any(weight => IsForeign(weight.regularizer) || IsForeign(weight.constraint))
            || functions.Any(function => function is not null
                && (function.IsCustom || function.Function.Method.Module != typeof(BatchTrainer).Module));
    }

    // What a wrapper holds, and a RNN's cell, may be anybody's.
    private static bool HasForeignCode(Layer layer) => layer is LayersModel inner ? inner.layers.Any(HasForeignCode)
        : IsForeign(layer) || layer is Layers.Recurrent.RNN
            || layer.GetType().Namespace == typeof(Layers.Wrappers.TimeDistributed).Namespace;

    private static bool IsForeign(object? item) =>
        item is not null && item.GetType().Assembly != typeof(BatchTrainer).Assembly;

    private static IEnumerable<object> Flags(LayersModel model) => model.layers.SelectMany(
        layer => layer is LayersModel inner ? Flags(inner).Append(inner.trainable) : [layer.trainable]);
}
