using System.Net;

namespace Strata.Hosting.Settings;

/// <summary>Where a service is found, and where it finds the others: section <c>Cluster</c>.</summary>
public sealed class ClusterSettings
{
    /// <summary>The cluster's name, the same on all nodes: letters and digits, by default <c>strata</c>.</summary>
    public string Name { get; set; } = "strata";

    /// <summary>The node's name in logs, the same after a restart; by default the host's name and the role.</summary>
    public string? NodeName { get; set; }

    /// <summary>The IP address that Akka, the data plane and the client port bind, by default the loopback.</summary>
    public string BindHost { get; set; } = "127.0.0.1";

    /// <summary>The host name or IP address that others dial; the bound one if null.</summary>
    public string? AdvertisedHost { get; set; }

    /// <summary>Where to find the cluster: <c>host:port</c> of one or more coordinators' Akka ports.</summary>
    public IList<string> Seeds { get; set; } = [];

    /// <summary>Akka's port.</summary>
    public EndpointSettings Akka { get; set; } = new();

    /// <summary>The data plane's port.</summary>
    public EndpointSettings DataPlane { get; set; } = new();

    /// <summary>The port for clients; a coordinator's only.</summary>
    public EndpointSettings Client { get; set; } = new();

    /// <summary>The port for probes.</summary>
    public HealthSettings Health { get; set; } = new();

    /// <summary>
    /// The folder for Unix domain sockets, which processes of one host prefer to TCP; by default the temporary folder,
    /// empty for none.
    /// </summary>
    public string SocketFolder { get; set; } = Path.GetTempPath();

    /// <summary>The host that others are told to dial.</summary>
    public string PublicHost => AdvertisedHost ?? BindHost;

    internal bool IsLoopback => IPAddress.TryParse(BindHost, out IPAddress? address) && IPAddress.IsLoopback(address);

    internal void Validate(string role, SettingsErrors errors)
    {
        errors.Check(Name.Length is > 0 and <= 64 && Name.All(char.IsAsciiLetterOrDigit),
            "Cluster:Name", "1 to 64 letters and digits", Name);
        bool bindable = errors.CheckIp("Cluster:BindHost", BindHost);
        errors.CheckIp("Cluster:Health:BindHost", Health.BindHost);
        bool any = bindable && IPAddress.Parse(BindHost) is var address
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        errors.Check(!any || AdvertisedHost is not null, "Cluster:AdvertisedHost",
            $"the name or address that others dial, because Cluster:BindHost is {BindHost}", "nothing");
        errors.Check(AdvertisedHost is null || Uri.CheckHostName(AdvertisedHost) != UriHostNameType.Unknown,
            "Cluster:AdvertisedHost", "a host name or IP address", AdvertisedHost);
        CheckPorts("Cluster:Akka", Akka, errors);
        CheckPorts("Cluster:DataPlane", DataPlane, errors);
        CheckPorts("Cluster:Client", Client, errors);
        errors.CheckPort("Cluster:Health:Port", Health.Port, smallest: 0);
        for (int i = 0; i < Seeds.Count; i++)
        {
            errors.Check(SeedAddress.TryParse(Seeds[i], out _, out _),
                $"Cluster:Seeds:{i}", "host:port, such as 127.0.0.1:4053", Seeds[i]);
        }

        errors.Check(role == ServiceRoles.Coordinator || Seeds.Count > 0, "Cluster:Seeds",
            "host:port of at least one coordinator, because a worker joins one", "none");
    }

    private static void CheckPorts(string path, EndpointSettings endpoint, SettingsErrors errors)
    {
        errors.CheckPort(path + ":Port", endpoint.Port, smallest: 0);
        errors.CheckPort(path + ":AdvertisedPort", endpoint.AdvertisedPort ?? 1, smallest: 1);
    }
}
