using System.Globalization;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Where a process takes data-plane connections: a TCP address that others can reach, and a Unix domain socket that
/// is tried first by whoever sees the same file system.
/// </summary>
/// <param name="Id">The process's name, checked in the handshake; empty if any will do.</param>
/// <param name="Host">Host name or IP address; empty if it takes no TCP connections.</param>
/// <param name="Port">TCP port.</param>
/// <param name="UnixPath">Path of the Unix domain socket, or null.</param>
public sealed record PeerAddress(string Id, string Host, int Port, string? UnixPath = null)
{
    private const string UnixScheme = "unix://";
    private const string TcpScheme = "tcp://";

    /// <summary>The address as texts, the preferred one first: <c>unix:///path</c>, <c>tcp://host:port</c>.</summary>
    public string[] ToEndpoints()
    {
        var endpoints = new List<string>();
        if (UnixPath is not null)
        {
            endpoints.Add(UnixScheme + UnixPath);
        }

        if (Host.Length > 0)
        {
            string host = Host.Contains(':') ? $"[{Host}]" : Host;
            endpoints.Add(string.Create(CultureInfo.InvariantCulture, $"{TcpScheme}{host}:{Port}"));
        }

        return [.. endpoints];
    }

    /// <summary>Reads what <see cref="ToEndpoints"/> wrote.</summary>
    /// <param name="id">The process's name.</param>
    /// <param name="endpoints">The texts.</param>
    /// <exception cref="FormatException">A text is no endpoint, or there is none.</exception>
    public static PeerAddress FromEndpoints(string id, IReadOnlyList<string> endpoints)
    {
        var address = new PeerAddress(id, "", 0);
        foreach (string endpoint in endpoints)
        {
            address = endpoint switch
            {
                _ when endpoint.StartsWith(UnixScheme, StringComparison.Ordinal) =>
                    address with { UnixPath = endpoint[UnixScheme.Length..] },
                _ when endpoint.StartsWith(TcpScheme, StringComparison.Ordinal)
                    && Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.Port > 0 =>
                    address with { Host = uri.DnsSafeHost, Port = uri.Port },
                _ => throw new FormatException($"Expected unix:///path or tcp://host:port, received '{endpoint}'."),
            };
        }

        return address.Host.Length > 0 || address.UnixPath is not null
            ? address
            : throw new FormatException($"Peer '{id}' has no endpoint.");
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Id.Length > 0 ? Id + " at " : "")}{Host}:{Port}{(UnixPath is null ? "" : " or " + UnixPath)}");
}
