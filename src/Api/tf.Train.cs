namespace Strata;

public static partial class tf
{
    /// <summary>Optimizers.</summary>
    public static OptimizerFactories train { get; } = new();

    /// <summary>Losses with weights, as functions.</summary>
    public static LossFactories losses { get; } = new();

    /// <summary>Metrics, as functions.</summary>
    public static MetricFactories metrics { get; } = new();

    /// <summary>Callbacks for fit.</summary>
    public static CallbackFactories callbacks { get; } = new();
}
