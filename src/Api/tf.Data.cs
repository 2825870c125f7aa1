namespace Strata;

public static partial class tf
{
    /// <summary>Datasets: from arrays, generators, CSV files and tensors.</summary>
    public static DatasetFactories data { get; } = new();
}
