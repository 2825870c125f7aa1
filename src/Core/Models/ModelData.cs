using Strata.Losses;
using Strata.Tensors;

namespace Strata.Models;

/// <summary>Checks what fit and evaluate are given against what a model expects, and brings it in order.</summary>
internal static class ModelData
{
    /// <summary>Inputs in the model's order, float32 or int32, each with a row per sample.</summary>
    internal static Tensor[] Inputs(LayersModel model, TensorGroup x)
    {
        var tensors = x.InOrder(model.inputNames, "x");
        for (int i = 0; i < tensors.Length; i++)
        {
            tensors[i] = AtLeastRank2(tensors[i], model.inputs[i].shape.Count, $"x: input '{model.inputNames[i]}'");
            Check(tensors[i], model.inputs[i].shape, $"x: input '{model.inputNames[i]}' of model {model.name}");
        }

        return tensors;
    }

    /// <summary>Inputs and targets, all with as many rows, and the weights of samples.</summary>
    internal static ModelBatch Batch(
        LayersModel model, TensorGroup x, TensorGroup y, TensorGroup? sampleWeight = null,
        ClassWeight? classWeight = null)
    {
        var inputs = Inputs(model, x);
        var targets = Targets(model, y);
        CheckRows(inputs, targets);
        RefuseNaN(model, targets);
        return new(inputs, targets, SampleWeights.Of(model.outputNames, targets, sampleWeight, classWeight));
    }

    /// <summary>What a batch of tensors like these looks like to a plan.</summary>
    internal static TensorSpec[] Specs(IEnumerable<Tensor> batch) =>
        [.. batch.Select(tensor => tensor.Spec with { Dims = tensor.Dims.With(0, -1) })];

    private static void CheckRows(Tensor[] inputs, Tensor[] targets)
    {
        int rows = inputs[0].Dims[0];
        if (rows == 0) throw new ArgumentException("x: expected at least one sample, received none.");
        foreach (var tensor in inputs.Concat(targets))
        {
            if (tensor.Dims[0] != rows)
            {
                throw new ShapeException(
                    $"x and y: expected the same number of samples in each tensor, received {rows} and " +
                    $"{tensor.Dims[0]}.");
            }
        }
    }

    private static void RefuseNaN(LayersModel model, Tensor[] targets)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i].dtype == DType.float32 && targets[i].isNaN().any().item() != 0)
                throw new ArgumentException($"y: the targets of output '{model.outputNames[i]}' contain NaN.");
        }
    }

    private static Tensor[] Targets(LayersModel model, TensorGroup y)
    {
        var losses = model.Objectives.Losses;
        var tensors = y.InOrder(model.outputNames, "y");
        for (int i = 0; i < tensors.Length; i++)
        {
            string what = $"y: output '{model.outputNames[i]}'";
            tensors[i] = AtLeastRank2(tensors[i], 2, what);
            var outputs = new Dims([.. model.outputs[i].shape.Select(n => n ?? -1)]);
            if (losses[i] is { IsCustom: false } loss)
                LossTargets.Check(loss.Name, model.outputNames[i], tensors[i].Dims, outputs);
        }

        return tensors;
    }

    private static Tensor AtLeastRank2(Tensor tensor, int rank, string what)
    {
        if (tensor.rank == 0) throw new ShapeException($"{what}: expected a row per sample, received a scalar.");
        if (tensor.dtype == DType.@string) throw new ArgumentException($"{what}: expected numbers, received strings.");
        return tensor.rank == 1 && rank == 2 ? tensor.ReshapeTo([tensor.Dims[0], 1]) : tensor;
    }

    private static void Check(Tensor tensor, Shape expected, string what)
    {
        bool fits = tensor.rank == expected.Count;
        for (int i = 1; fits && i < expected.Count; i++) fits = expected[i] is null || expected[i] == tensor.Dims[i];
        if (!fits) throw new ShapeException($"{what}: expected shape {expected}, received {tensor.Dims}.");
    }
}
