namespace Strata.IO;

/// <summary>What of a model is saved, and how.</summary>
internal sealed record SaveOptions
{
    /// <summary>Whether only the trainable weights are saved.</summary>
    internal bool TrainableOnly { get; init; }

    /// <summary>Whether optimizer, loss and metrics are saved as well.</summary>
    internal bool IncludeOptimizer { get; init; }

    /// <summary>From "uint8", "uint16" and "float16" to patterns of the names of weights stored so.</summary>
    internal IReadOnlyDictionary<string, string[]>? QuantizationDtypeMap { get; init; }
}
