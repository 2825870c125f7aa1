using Strata.Initializers;

namespace Strata.Models;

/// <summary>How much samples count in the loss, by <c>sampleWeight</c> and <c>classWeight</c>.</summary>
internal static class SampleWeights
{
    internal static Tensor Ones(int rows)
    {
        float[] ones = new float[rows];
        Array.Fill(ones, 1f);
        return HostTensor.Of(ones, [rows]);
    }

    /// <summary>For each output a weight per sample, or per step of its sequences; null where none is given.</summary>
    /// <exception cref="ArgumentException">Something does not fit the targets.</exception>
    internal static Tensor?[] Of(
        IReadOnlyList<string> outputs, Tensor[] targets, TensorGroup? sampleWeight, ClassWeight? classWeight)
    {
        Tensor?[] given = sampleWeight?.ForEach(outputs, nameof(sampleWeight)) ?? new Tensor?[outputs.Count];
        var classes = classWeight?.ForEach(outputs) ?? new Dictionary<int, double>?[outputs.Count];
        var weights = new Tensor?[outputs.Count];
        for (int i = 0; i < weights.Length; i++)
        {
            var own = given[i] is { } weight ? Checked(weight, targets[i], outputs[i]) : null;
            var byClass = classes[i] is { } map ? ByClass(map, targets[i], outputs[i]) : null;
            weights[i] = own is null ? byClass : byClass is null ? own : own.mul(Like(byClass, own.rank));
        }

        return weights;
    }

    /// <summary>Losses, each times the weight of its sample.</summary>
    /// <param name="losses">One per sample, or per step of a sequence.</param>
    /// <param name="weights">Of as many axes or fewer.</param>
    /// <param name="loss">The loss's name, for messages.</param>
    /// <exception cref="ShapeException">The losses are not per sample.</exception>
    internal static Tensor Apply(Tensor losses, Tensor weights, string loss) => losses.rank >= weights.rank
        ? losses.mul(Like(weights, losses.rank))
        : throw new ShapeException(
            $"sampleWeight: has shape {weights.Dims}, but loss '{loss}' gives values of shape {losses.Dims}: " +
            "expected a weight for each.");

    private static Tensor Like(Tensor weights, int rank)
    {
        while (weights.rank < rank) weights = weights.expandDims(-1);
        return weights;
    }

    private static Tensor Checked(Tensor weight, Tensor target, string output)
    {
        weight = weight.toFloat();
        if (weight.rank == 2 && weight.Dims[1] == 1 && target.rank == 2) weight = weight.ReshapeTo([weight.Dims[0]]);
        bool fits = weight.rank > 0 && weight.rank < Math.Max(2, target.rank);
        for (int i = 0; fits && i < weight.rank; i++) fits = weight.Dims[i] == target.Dims[i];
        return fits ? weight : throw new ShapeException(
            $"sampleWeight: output '{output}' has targets of shape {target.Dims}: expected a weight per sample, " +
            $"[{target.Dims[0]}], or per step, received {weight.Dims}.");
    }

    private static Tensor ByClass(Dictionary<int, double> weights, Tensor target, string output)
    {
        if (target.rank != 2)
        {
            throw new ShapeException(
                $"classWeight: output '{output}' has targets of shape {target.Dims}: expected one-hot targets or " +
                "class numbers, a row per sample.");
        }

        float[] classes = (target.Dims[1] == 1 ? target : target.argMax(-1)).toFloat().dataSync();
        float[] values = Array.ConvertAll(classes, number => weights.TryGetValue((int)number, out double weight)
            ? (float)weight : throw new ArgumentException(
                $"classWeight: output '{output}' has samples of class {number}, received weights of " +
                $"{string.Join(", ", weights.Keys)} only."));
        return HostTensor.Of(values, [values.Length]);
    }
}
