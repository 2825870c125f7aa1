namespace Strata.Hosting.Settings;

/// <summary>The HTTP port of <c>/health/live</c> and <c>/health/ready</c>.</summary>
public sealed class HealthSettings
{
    /// <summary>Whether it is opened, by default yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// The IP address to bind, by default the loopback. It may be set to another without TLS: the answers tell nothing
    /// but whether the service works, and a cluster's probes speak plain HTTP.
    /// </summary>
    public string BindHost { get; set; } = "127.0.0.1";

    /// <summary>The port to bind: 0 for any that is free.</summary>
    public int Port { get; set; }
}
