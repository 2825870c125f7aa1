using Strata.Autodiff;
using Strata.Losses;
using Strata.Metrics;
using Strata.Plans;
using Strata.Tensors;
using Strata.Training;

namespace Strata.Models;

/// <summary>
/// A compiled model's steps: losses, metrics, gradients and the optimizer's update, written with tensors.
/// </summary>
internal sealed class CompiledStep : IModelStep
{
    private readonly LayersModel model;
    private readonly Optimizer optimizer;
    private readonly NamedFunction?[] losses;
    private readonly NamedFunction[][] metrics;
    private readonly LayerVariable[] trainable;

    internal CompiledStep(
        LayersModel model, Optimizer optimizer, NamedFunction?[] losses, NamedFunction[][] metrics, TensorSpec[] batch)
    {
        (this.model, this.optimizer, this.losses, this.metrics, BatchSpecs) =
            (model, optimizer, losses, metrics, batch);
        trainable = [.. model.trainableWeights];
        LogNames = Metrics.LogNames.Of(model.outputNames, metrics);
        Variables = [.. model.weights.Select(w => w.val), .. optimizer.StateFor(trainable.Select(w => w.val))];
    }

    /// <inheritdoc/>
    public string[] LogNames { get; }

    /// <inheritdoc/>
    public TensorSpec[] BatchSpecs { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Variable> Variables { get; }

    /// <inheritdoc/>
    public Tensor[] Train(Tensor[] batch, List<(string Layer, Tensor Gradient)> gradients)
    {
        Tensor[] logs = [];
        var (_, found) = Gradients.OfSome(
            () =>
            {
                logs = Measure(batch, true);
                return logs[0];
            },
            [.. trainable.Select(w => w.val)]);
        var updates = new List<(Variable, Tensor)>();
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] is not { } gradient) continue;
            updates.Add((trainable[i].val, gradient));
            gradients.Add((LayerOf(trainable[i]), gradient));
        }

        optimizer.Apply(updates);
        foreach (var weight in trainable)
            if (weight.constraint is { } constraint) weight.val.assign(constraint.apply(weight.val));
        return logs;
    }

    /// <inheritdoc/>
    public Tensor[] Validate(Tensor[] batch) => Measure(batch, false);

    private static string LayerOf(LayerVariable weight)
    {
        int end = weight.originalName.LastIndexOf('/');
        return end < 0 ? weight.originalName : weight.originalName[..end];
    }

    private Tensor[] Measure(Tensor[] batch, bool training)
    {
        int inputs = model.inputNames.Length;
        var penalties = new List<Tensor>();
        var network = model.Network;
        var values = network.Run(batch[..inputs], new(training, null, penalties));
        Tensor[] outputs = Array.ConvertAll(network.Outputs, values.Of);
        Tensor?[] masks = Array.ConvertAll(network.Outputs, values.MaskOf);
        var targets = batch[inputs..];
        var own = new List<Tensor>();
        Tensor? total = null;
        for (int i = 0; i < outputs.Length; i++)
        {
            var loss = Computed(losses[i], targets[i], outputs[i], masks[i]);
            own.Add(loss ?? 0);
            if (loss is not null) total = total is null ? loss : total.add(loss);
        }

        foreach (var penalty in model.calculateLosses().Concat(penalties)) total = total?.add(penalty) ?? penalty;
        var logs = new List<Tensor> { total ?? throw new InvalidOperationException("loss: no output has one.") };
        if (outputs.Length > 1) logs.AddRange(own);
        for (int i = 0; i < outputs.Length; i++)
            logs.AddRange(metrics[i].Select(metric => Computed(metric, targets[i], outputs[i], masks[i])!));
        return [.. logs];
    }

    private static Tensor? Computed(NamedFunction? function, Tensor target, Tensor output, Tensor? mask)
    {
        if (function is null) return null;
        try
        {
            return MaskedMean.Of(function.Function(target, output).toFloat(), mask);
        }
        catch (NotTraceableException error)
        {
            throw new NotTraceableException($"'{function.Name}': {error.Message}", error);
        }
    }
}
