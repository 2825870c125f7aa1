using Strata.Losses;
using Strata.Naming;

namespace Strata.Metrics;

/// <summary>
/// The metrics by name; losses are metrics too. Each takes targets and outputs and gives a value per sample, or one
/// for the whole batch. One more metric is one function and one line here.
/// </summary>
internal static class MetricFunctions
{
    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Functions = new(StringComparer.Ordinal)
    {
        ["binaryAccuracy"] = BinaryAccuracy,
        ["categoricalAccuracy"] = CategoricalAccuracy,
        ["sparseCategoricalAccuracy"] = SparseCategoricalAccuracy,
        ["precision"] = Precision,
        ["recall"] = Recall,
        ["r2Score"] = R2Score,
    };

    private static IEnumerable<string> Names =>
        [.. Functions.Keys, .. LossFunctions.Names, "accuracy", "acc", "crossentropy", "ce"];

    /// <summary>The metric of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the nearest names.</exception>
    internal static NamedFunction Find(string name) =>
        Functions.TryGetValue(name, out var function) ? new(name, function)
            : LossFunctions.TryFind(name) is { } loss ? loss with { Name = name }
            : throw NearestNames.Unknown("metrics", name, Names);

    /// <summary>The name of a function that is one of these or a loss, or null.</summary>
    internal static string? NameOf(Func<Tensor, Tensor, Tensor> function) =>
        LossFunctions.NameOf(function) ?? Functions.FirstOrDefault(pair => pair.Value == function).Key;

    /// <summary>Whether the outputs, cut at 0.5, are the targets: the mean over the last axis.</summary>
    internal static Tensor BinaryAccuracy(Tensor yTrue, Tensor yPred) =>
        yPred.greater(0.5).toFloat().equal(yTrue.toFloat()).mean([-1]);

    /// <summary>Whether the largest output stands where the target's largest does.</summary>
    internal static Tensor CategoricalAccuracy(Tensor yTrue, Tensor yPred) =>
        yTrue.argMax(-1).equal(yPred.argMax(-1)).toFloat();

    /// <summary>Whether the largest output stands at the class that the target names.</summary>
    internal static Tensor SparseCategoricalAccuracy(Tensor yTrue, Tensor yPred) =>
        LossFunctions.ClassNumbers(yTrue, yPred, "sparseCategoricalAccuracy").floor()
            .equal(yPred.argMax(-1)).toFloat();

    /// <summary>The share of targets 1 among outputs 1, over the whole batch; 0 if there are no outputs 1.</summary>
    internal static Tensor Precision(Tensor yTrue, Tensor yPred)
    {
        Tensor t = yTrue.equal(1).toFloat(), p = yPred.equal(1).toFloat();
        return Ratio(t.mul(p).sum(), p.sum());
    }

    /// <summary>The share of outputs 1 among targets 1, over the whole batch; 0 if there are no targets 1.</summary>
    internal static Tensor Recall(Tensor yTrue, Tensor yPred)
    {
        Tensor t = yTrue.equal(1).toFloat(), p = yPred.equal(1).toFloat();
        return Ratio(t.mul(p).sum(), t.sum());
    }

    /// <summary>1 − Σ(t − p)²/Σ(t − mean t)², over the whole batch.</summary>
    internal static Tensor R2Score(Tensor yTrue, Tensor yPred)
    {
        var t = yTrue.toFloat();
        var residual = t.squaredDifference(yPred).sum();
        return residual.div(t.squaredDifference(t.mean()).sum()).neg().add(1);
    }

    private static Tensor Ratio(Tensor part, Tensor whole) =>
        Tensor.Choose(whole.greater(0), part.div(whole.maximum(1)), 0);
}
