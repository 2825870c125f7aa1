namespace Strata;

public static partial class tf
{
    /// <summary>Data sets to try models on.</summary>
    public static DatasetCollection datasets { get; } = new();
}
