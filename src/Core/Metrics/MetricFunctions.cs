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
        ["topKCategoricalAccuracy"] = (yTrue, yPred) => TopKCategoricalAccuracy(yTrue, yPred),
        ["sparseTopKCategoricalAccuracy"] = (yTrue, yPred) => SparseTopKCategoricalAccuracy(yTrue, yPred),
    };

    private static readonly string[] Shorthands = ["accuracy", "acc", "crossentropy", "ce"];

    private static IEnumerable<string> Names =>
        [.. Functions.Keys, .. LossFunctions.Names, .. Shorthands];

    /// <summary>Whether the name is one of this library's, of a metric or loss.</summary>
    internal static bool IsBuiltIn(string name) => Names.Contains(name) && !RegisteredFunctions.Contains(name);

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

    /// <summary>Whether the target's largest stands where one of the k largest outputs does.</summary>
    internal static Tensor TopKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k = 5) =>
        SparseTopKCategoricalAccuracy(yTrue.argMax(-1), yPred, k);

    /// <summary>Whether the class that the target names is among the k largest outputs.</summary>
    internal static Tensor SparseTopKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k = 5)
    {
        if (k < 1) throw new ArgumentException($"k: expected at least 1, received {k}.");
        var classes = LossFunctions.ClassNumbers(yTrue, yPred, "sparseTopKCategoricalAccuracy").floor().toInt();
        var own = classes.oneHot(yPred.Dims[-1]).toFloat().mul(yPred).sum([-1], true);
        return yPred.greater(own).toFloat().sum([-1]).less(k).toFloat();
    }

    private static Tensor Ratio(Tensor part, Tensor whole) =>
        Tensor.Choose(whole.greater(0), part.div(whole.maximum(1)), 0);
}
