namespace Strata.Hosting.Settings;

/// <summary>A port that a service listens on, and the port that others are told.</summary>
public sealed class EndpointSettings
{
    /// <summary>The port to bind: 0 for any that is free.</summary>
    public int Port { get; set; }

    /// <summary>The port that others dial, where it differs from the bound one; null if it does not.</summary>
    public int? AdvertisedPort { get; set; }
}
