namespace Strata;

public static partial class tf
{
    /// <summary>What TensorFlow.js offers in node: pictures as files.</summary>
    public static NodeFunctions node { get; } = new();
}
