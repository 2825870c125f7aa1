using System.Text.Json.Nodes;
using Strata.Naming;
using Strata.Optimizers;
using Strata.Serialization;

namespace Strata;

public abstract partial class Optimizer
{
    /// <summary>ε of the optimizers that have one.</summary>
    protected const double DefaultEpsilon = 1e-7;

    // Each reads its options, with the defaults of the string form. One line per optimizer.
    private static readonly Dictionary<string, Func<OptimizerConfig, Optimizer>> Classes = new(StringComparer.Ordinal)
    {
        ["SGD"] = c => new SGDOptimizer(c.Rate(0.01)),
        ["Momentum"] = c => new MomentumOptimizer(
            c.Rate(0.01), c.Number("momentum", 0.9), c.Flag("useNesterov")),
        ["Adagrad"] = c => new AdagradOptimizer(
            c.Rate(0.01), c.Number("initialAccumulatorValue", 0.1)),
        ["Adadelta"] = c => new AdadeltaOptimizer(
            c.Rate(1), c.Number("rho", 0.95), c.Number("epsilon")),
        ["RMSProp"] = c => new RMSPropOptimizer(
            c.Rate(0.001), c.Number("decay", 0.9), c.Number("momentum", 0),
            c.Number("epsilon"), c.Flag("centered")),
        ["Adam"] = c => new AdamOptimizer(
            c.Rate(0.001), c.Number("beta1", 0.9), c.Number("beta2", 0.999), c.Number("epsilon")),
        ["Adamax"] = c => new AdamaxOptimizer(
            c.Rate(0.002), c.Number("beta1", 0.9), c.Number("beta2", 0.999),
            c.Number("epsilon"), c.Number("decay", 0)),
        ["AdamW"] = c => new AdamOptimizer(
            c.Rate(0.001), c.Number("beta1", 0.9), c.Number("beta2", 0.999), c.Number("epsilon"))
        {
            weightDecay = AdamOptimizer.DefaultWeightDecay,
        },
        ["Nadam"] = c => new NadamOptimizer(
            c.Rate(0.001), c.Number("beta1", 0.9), c.Number("beta2", 0.999), c.Number("epsilon")),
    };

    /// <summary>
    /// An optimizer with the default options of its string form: sgd, adam, adamW, nadam, adamax, adagrad, adadelta or
    /// rmsprop, or with the capitals of its class (SGD, Adam, …, RMSProp); or one of one's own that is registered.
    /// </summary>
    /// <exception cref="ArgumentException">The name is none of these.</exception>
    public static implicit operator Optimizer(string name)
    {
        var names = Classes.Keys.Where(key => key != "Momentum").ToDictionary(Identifier);
        string? className = names.GetValueOrDefault(name) ?? names.Values.FirstOrDefault(key => key == name)
            ?? (ClassRegistry.IsCustom(name, typeof(Optimizer)) ? name : null);
        var optimizer = fromConfig(
            className ?? throw NearestNames.Unknown("optimizer", name, names.Keys), new Dictionary<string, object?>());
        optimizer.IsFromName = true;
        return optimizer;
    }

    /// <summary>An optimizer of a class and options as they are saved; missing options have their defaults.</summary>
    /// <param name="className">See <see cref="getClassName"/>.</param>
    /// <param name="config">See <see cref="getConfig"/>.</param>
    /// <exception cref="ArgumentException">The class is not known, or an option is no number.</exception>
    public static Optimizer fromConfig(string className, IReadOnlyDictionary<string, object?> config)
    {
        var options = new OptimizerConfig(config);
        var optimizer = Classes.TryGetValue(className, out var make) ? make(options)
            : ClassRegistry.IsCustom(className, typeof(Optimizer)) ? Custom(className, config)
            : throw NearestNames.Unknown("className", className, Classes.Keys);
        optimizer.Configure(options);
        return optimizer;
    }

    private static Optimizer Custom(string className, IReadOnlyDictionary<string, object?> config)
    {
        var options = new JsonObject(config.Select(
            pair => new KeyValuePair<string, JsonNode?>(pair.Key, ConfigValue.ToJson(pair.Value))));
        return (Optimizer)ConfigSchema.Of(ClassRegistry.TypeOf(className, typeof(Optimizer))).Create(options, null);
    }

    private static string Identifier(string className) => className switch
    {
        "SGD" or "RMSProp" => className.ToLowerInvariant(),
        _ => char.ToLowerInvariant(className[0]) + className[1..],
    };
}
