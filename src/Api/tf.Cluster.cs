namespace Strata;

public static partial class tf
{
    /// <summary>Clusters that train; see <see cref="ClusterFunctions"/>.</summary>
    public static ClusterFunctions cluster { get; } = new();
}
