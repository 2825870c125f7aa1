using Strata.Naming;

namespace Strata.Losses;

/// <summary>
/// The losses by name. Each takes targets and outputs and reduces the last axis, so that a loss per sample is left. One
/// more loss is one function and one line here.
/// </summary>
internal static partial class LossFunctions
{
    /// <summary>Keeps logarithms and quotients finite.</summary>
    internal const double Epsilon = 1e-7;

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Functions = new(StringComparer.Ordinal)
    {
        ["meanSquaredError"] = MeanSquaredError,
        ["meanAbsoluteError"] = MeanAbsoluteError,
        ["meanAbsolutePercentageError"] = MeanAbsolutePercentageError,
        ["meanSquaredLogarithmicError"] = MeanSquaredLogarithmicError,
        ["squaredHinge"] = SquaredHinge,
        ["hinge"] = Hinge,
        ["categoricalHinge"] = CategoricalHinge,
        ["logcosh"] = LogCosh,
        ["categoricalCrossentropy"] = CategoricalCrossentropy,
        ["sparseCategoricalCrossentropy"] = SparseCategoricalCrossentropy,
        ["binaryCrossentropy"] = BinaryCrossentropy,
        ["kullbackLeiblerDivergence"] = KullbackLeiblerDivergence,
        ["poisson"] = Poisson,
        ["cosineProximity"] = CosineProximity,
        ["huber"] = Huber,
    };

    // Keras's short names.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["mse"] = "meanSquaredError",
        ["MSE"] = "meanSquaredError",
        ["mae"] = "meanAbsoluteError",
        ["MAE"] = "meanAbsoluteError",
        ["mape"] = "meanAbsolutePercentageError",
        ["MAPE"] = "meanAbsolutePercentageError",
        ["msle"] = "meanSquaredLogarithmicError",
        ["bce"] = "binaryCrossentropy",
        ["kld"] = "kullbackLeiblerDivergence",
        ["cosine"] = "cosineProximity",
    };

    /// <summary>All names, short ones included.</summary>
    internal static IEnumerable<string> Names => [.. Functions.Keys, .. Aliases.Keys, .. RegisteredFunctions.Names];

    /// <summary>The loss of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the nearest names.</exception>
    internal static NamedFunction Find(string name) =>
        TryFind(name) ?? throw NearestNames.Unknown("loss", name, Names);

    internal static NamedFunction? TryFind(string name)
    {
        string full = Aliases.GetValueOrDefault(name, name);
        return Functions.TryGetValue(full, out var function) ? new(full, function) : RegisteredFunctions.TryFind(name);
    }

    /// <summary>The name of a function that is one of these, or null.</summary>
    internal static string? NameOf(Func<Tensor, Tensor, Tensor> function) =>
        Functions.FirstOrDefault(pair => pair.Value == function).Key ?? RegisteredFunctions.NameOf(function);
}
