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
    private readonly Objectives objectives;
    private readonly BatchForm? train, validate;
    private readonly LayerVariable[] trainable;

    internal CompiledStep(
        LayersModel model, Optimizer optimizer, Objectives objectives, BatchForm? train, BatchForm? validate)
    {
        (this.model, Optimizer, this.objectives) = (model, optimizer, objectives);
        (this.train, this.validate) = (train, validate);
        trainable = [.. model.trainableWeights];
        LogNames = Metrics.LogNames.Of(model.outputNames, objectives.Metrics);
        Variables = [.. model.weights.Select(w => w.val), .. optimizer.StateFor(trainable.Select(w => w.val))];
    }

    /// <inheritdoc/>
    public string[] LogNames { get; }

    /// <summary>What changes the weights.</summary>
    internal Optimizer Optimizer { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Variable> Variables { get; }

    /// <inheritdoc/>
    public TensorSpec[] SpecsOf(StepKind kind) => FormOf(kind).Specs;

    /// <inheritdoc/>
    public Tensor[] Train(Tensor[] batch, List<(string Layer, Tensor Gradient)> gradients)
    {
        Tensor[] logs = [];
        var (_, found) = Gradients.OfSome(
            () =>
            {
                logs = Measure(FormOf(StepKind.Train).Of(batch), true);
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

        Optimizer.Apply(updates);
        foreach (var weight in trainable)
            if (weight.constraint is { } constraint) weight.val.assign(constraint.apply(weight.val));
        return logs;
    }

    /// <inheritdoc/>
    public Tensor[] Validate(Tensor[] batch) => Measure(FormOf(StepKind.Validate).Of(batch), false);

    private BatchForm FormOf(StepKind kind) => (kind == StepKind.Train ? train : validate)
        ?? throw new InvalidOperationException($"The run has no step of kind {kind}.");

    private static string LayerOf(LayerVariable weight)
    {
        int end = weight.originalName.LastIndexOf('/');
        return end < 0 ? weight.originalName : weight.originalName[..end];
    }

    private Tensor[] Measure(ModelBatch batch, bool training)
    {
        var penalties = new List<Tensor>();
        var network = model.Network;
        var values = network.Run(batch.Inputs, new(training, null, penalties));
        Tensor[] outputs = Array.ConvertAll(network.Outputs, values.Of);
        Tensor?[] masks = Array.ConvertAll(network.Outputs, values.MaskOf);
        var own = new Tensor?[outputs.Length];
        Tensor? total = null;
        for (int i = 0; i < outputs.Length; i++)
        {
            own[i] = Computed(objectives.Losses[i], batch.Targets[i], outputs[i], masks[i], batch.Weights[i]);
            if (own[i] is not { } loss) continue;
            if (objectives.LossWeights[i] != 1) loss = loss.mul(objectives.LossWeights[i]);
            total = total?.add(loss) ?? loss;
        }

        foreach (var penalty in model.calculateLosses().Concat(penalties)) total = total?.add(penalty) ?? penalty;
        var logs = new List<Tensor> { total ?? throw new InvalidOperationException("loss: no output has one.") };
        if (outputs.Length > 1) logs.AddRange(own.Select(loss => loss ?? 0));
        for (int i = 0; i < outputs.Length; i++)
        {
            var (target, output, mask) = (batch.Targets[i], outputs[i], masks[i]);
            logs.AddRange(objectives.Metrics[i].Select(metric => Computed(metric, target, output, mask, null)!));
        }

        return [.. logs];
    }

    private static Tensor? Computed(
        NamedFunction? function, Tensor target, Tensor output, Tensor? mask, Tensor? weights)
    {
        if (function is null) return null;
        try
        {
            var values = function.Function(target, output).toFloat();
            return MaskedMean.Of(weights is null ? values : SampleWeights.Apply(values, weights, function.Name), mask);
        }
        catch (NotTraceableException error)
        {
            throw new NotTraceableException($"'{function.Name}': {error.Message}", error);
        }
    }
}
