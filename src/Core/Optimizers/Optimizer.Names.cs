using Strata.Naming;
using Strata.Optimizers;

namespace Strata;

public abstract partial class Optimizer
{
    /// <summary>ε of the optimizers that have one.</summary>
    protected const double DefaultEpsilon = 1e-7;

    // Each reads its options, with the defaults of the string form. One line per optimizer.
    private static readonly Dictionary<string, Func<OptimizerConfig, Optimizer>> Classes = new(StringComparer.Ordinal)
    {
        ["SGD"] = c => new SGDOptimizer(c.Number("learningRate", 0.01)),
        ["Momentum"] = c => new MomentumOptimizer(
            c.Number("learningRate", 0.01), c.Number("momentum", 0.9), c.Flag("useNesterov")),
        ["Adagrad"] = c => new AdagradOptimizer(
            c.Number("learningRate", 0.01), c.Number("initialAccumulatorValue", 0.1)),
        ["Adadelta"] = c => new AdadeltaOptimizer(
            c.Number("learningRate", 1), c.Number("rho", 0.95), c.Number("epsilon")),
        ["RMSProp"] = c => new RMSPropOptimizer(
            c.Number("learningRate", 0.001), c.Number("decay", 0.9), c.Number("momentum", 0),
            c.Number("epsilon"), c.Flag("centered")),
        ["Adam"] = c => new AdamOptimizer(
            c.Number("learningRate", 0.001), c.Number("beta1", 0.9), c.Number("beta2", 0.999), c.Number("epsilon")),
        ["Adamax"] = c => new AdamaxOptimizer(
            c.Number("learningRate", 0.002), c.Number("beta1", 0.9), c.Number("beta2", 0.999),
            c.Number("epsilon"), c.Number("decay", 0)),
    };

    /// <summary>
    /// An optimizer with the default options of its string form: sgd, adam, adamax, adagrad, adadelta or rmsprop, or
    /// with the capitals of its class (SGD, Adam, …, RMSProp).
    /// </summary>
    /// <exception cref="ArgumentException">The name is none of these.</exception>
    public static implicit operator Optimizer(string name)
    {
        var names = Classes.Keys.Where(key => key != "Momentum").ToDictionary(key => key.ToLowerInvariant());
        string className = names.GetValueOrDefault(name) ?? names.Values.FirstOrDefault(key => key == name)
            ?? throw NearestNames.Unknown("optimizer", name, names.Keys);
        var optimizer = Classes[className](new(null));
        optimizer.IsFromName = true;
        return optimizer;
    }

    /// <summary>An optimizer of a class and options as they are saved; missing options have their defaults.</summary>
    /// <param name="className">See <see cref="getClassName"/>.</param>
    /// <param name="config">See <see cref="getConfig"/>.</param>
    /// <exception cref="ArgumentException">The class is not known, or an option is no number.</exception>
    public static Optimizer fromConfig(string className, IReadOnlyDictionary<string, object?> config) =>
        Classes.TryGetValue(className, out var make) ? make(new(config))
            : throw NearestNames.Unknown("className", className, Classes.Keys);
}
