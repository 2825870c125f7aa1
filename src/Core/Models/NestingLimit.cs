using Strata.Layers;

namespace Strata.Models;

/// <summary>
/// Bounds what reading a file can take: a model that applies a model twice, which applies a model twice, and so on,
/// is small in a file and endless to run.
/// </summary>
internal static class NestingLimit
{
    private const long MaxApplications = 1 << 16;

    [ThreadStatic]
    private static long? left;

    /// <summary>Reads a model, of which models inside of it are parts.</summary>
    internal static T Within<T>(Func<T> read)
    {
        if (left is not null) return read();
        left = MaxApplications;
        try
        {
            return read();
        }
        finally
        {
            left = null;
        }
    }

    /// <summary>Counts that a layer is applied.</summary>
    /// <exception cref="ArgumentException">With what is inside of them, there are too many.</exception>
    internal static void Count(Layer layer)
    {
        if (left is null) return;
        left -= ApplicationsOf(layer);
        if (left < 0)
        {
            throw new ArgumentException($"model: layers are applied more than {MaxApplications} times, counting " +
                "those of models inside of models.");
        }
    }

    private static long ApplicationsOf(Layer layer) => layer switch
    {
        LayersModel model => model.Network.Applications,
        Layers.Wrappers.Wrapper wrapper => 1 + ApplicationsOf(wrapper.layer),
        _ => 1,
    };
}
