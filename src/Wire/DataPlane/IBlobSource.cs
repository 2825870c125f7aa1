using System.Diagnostics.CodeAnalysis;

namespace Strata.Wire.DataPlane;

/// <summary>Has blobs, or makes them when they are asked for.</summary>
public interface IBlobSource
{
    /// <summary>Finds a blob. Called on the thread of the connection that asked, which may wait.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The name in the run.</param>
    /// <param name="blob">The blob.</param>
    bool TryGet(long run, string name, [NotNullWhen(true)] out Blob? blob);
}
