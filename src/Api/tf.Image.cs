namespace Strata;

public static partial class tf
{
    /// <summary>What is done to images.</summary>
    public static ImageFunctions image { get; } = new();
}
