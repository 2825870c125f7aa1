namespace Strata.Wire.DataPlane;

/// <summary>Who is at an end of a connection and what the connection is for.</summary>
/// <param name="Role">What the process is.</param>
/// <param name="Id">Its name, unique in the cluster and new for every process started: 1 to 256 characters.</param>
/// <param name="Purpose">What the connection is for.</param>
/// <param name="ProductVersion">The version of Strata that it runs.</param>
public sealed record PeerIdentity(PeerRole Role, string Id, LinkPurpose Purpose, string ProductVersion)
{
    /// <summary>The version of Strata of this process.</summary>
    public static string ThisVersion { get; } =
        typeof(PeerIdentity).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Who this process is.</summary>
    /// <param name="role">What the process is.</param>
    /// <param name="id">Its name.</param>
    /// <param name="purpose">What the connection is for.</param>
    public static PeerIdentity OfThis(PeerRole role, string id, LinkPurpose purpose = LinkPurpose.Control) =>
        new(role, id, purpose, ThisVersion);
}
