using Strata.Hosting.Settings;
using Strata.Sessions;
using Strata.Wire.DataPlane;

namespace Strata;

/// <summary>Clusters: <c>tf.cluster</c>.</summary>
public sealed class ClusterFunctions
{
    internal ClusterFunctions()
    {
    }

    /// <summary>Starts a coordinator and workers on this machine.</summary>
    /// <param name="workers">How many workers, at least 1.</param>
    /// <param name="inProcess">Whether they are nodes inside of this process and not processes of their own.</param>
    /// <param name="logFolder">Where the processes write their logs; nowhere by default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">There is no worker to start.</exception>
    /// <exception cref="InvalidOperationException">A process did not come up; the message has the end of its
    /// log.</exception>
    public async Task<ClusterSession> local(
        int workers = 2, bool inProcess = false, string? logFolder = null,
        CancellationToken cancellationToken = default)
    {
        if (workers < 1) throw new ArgumentException($"workers: expected at least 1, received {workers}.");
        return inProcess
            ? await InProcessCluster.StartAsync(workers, cancellationToken).ConfigureAwait(false)
            : await LocalCluster.StartAsync(workers, logFolder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects to a coordinator's client port.</summary>
    /// <param name="url">http://host:port, or https://host:port for TLS.</param>
    /// <param name="token">The cluster's token; by default that of the services which this user starts by hand.</param>
    /// <param name="certificateThumbprint">For https: the SHA-256 of the cluster's certificate, which is trusted
    /// alone.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The url is none, or https without a thumbprint.</exception>
    /// <exception cref="HandshakeException">There is no coordinator, the token is wrong, or it has another
    /// version.</exception>
    public Task<ClusterSession> connect(
        string url, string? token = null, string? certificateThumbprint = null,
        CancellationToken cancellationToken = default)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.Port <= 0)
            throw new ArgumentException($"url: expected http://host:port or https://host:port, received '{url}'.");
        if (uri.Scheme == "https" && certificateThumbprint is null)
            throw new ArgumentException(
                "certificateThumbprint: expected the SHA-256 of the cluster's certificate for https, received none.");
        var tls = uri.Scheme == "https" ? ChannelTls.Client(certificateThumbprint!) : null;
        string secret = token ?? TokenFile.ReadOrCreate(TokenFile.DefaultPath);
        return Task.Run<ClusterSession>(
            () => new RemoteSession(
                new(new("", uri.DnsSafeHost, uri.Port), secret, tls), 1, () => ValueTask.CompletedTask),
            cancellationToken);
    }
}
