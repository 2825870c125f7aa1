using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Mutual TLS with one certificate for the whole cluster: both ends show the certificate, and each trusts the other
/// only if it shows the same one. A client without a certificate of its own pins the server's thumbprint instead.
/// </summary>
public sealed class ChannelTls
{
    private readonly X509Certificate2? _certificate;
    private readonly string _thumbprint;
    private readonly bool _clientsNeedCertificate;

    private ChannelTls(X509Certificate2? certificate, string thumbprint, bool clientsNeedCertificate)
    {
        _certificate = certificate;
        _thumbprint = thumbprint;
        _clientsNeedCertificate = clientsNeedCertificate;
    }

    /// <summary>TLS between members of a cluster: both ends hold the certificate and its private key.</summary>
    /// <param name="certificate">The cluster's certificate with its private key.</param>
    public static ChannelTls Mutual(X509Certificate2 certificate) => new(certificate, Thumbprint(certificate), true);

    /// <summary>TLS of a port that clients dial: they need no certificate, the token tells who they are.</summary>
    /// <param name="certificate">The cluster's certificate with its private key.</param>
    public static ChannelTls Server(X509Certificate2 certificate) => new(certificate, Thumbprint(certificate), false);

    /// <summary>TLS of a client that knows the cluster's certificate by its thumbprint.</summary>
    /// <param name="sha256Thumbprint">The SHA-256 thumbprint in hexadecimal.</param>
    public static ChannelTls Client(string sha256Thumbprint) => new(null, sha256Thumbprint.Replace(":", ""), false);

    /// <summary>The SHA-256 thumbprint that <see cref="Client"/> takes.</summary>
    /// <param name="certificate">The certificate.</param>
    public static string Thumbprint(X509Certificate certificate) =>
        certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);

    internal IByteChannel AsServer(Socket socket, string remote, TimeProvider time)
    {
        SslStream stream = Stream(socket, _clientsNeedCertificate);
        stream.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificate = _certificate,
            ClientCertificateRequired = _clientsNeedCertificate,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        });
        return new TlsChannel(socket, stream, remote, time);
    }

    internal IByteChannel AsClient(Socket socket, string remote, TimeProvider time)
    {
        SslStream stream = Stream(socket, remoteMustShow: true);
        stream.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = "strata",
            ClientCertificates = _certificate is null ? null : [_certificate],
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        });
        return new TlsChannel(socket, stream, remote, time);
    }

    // Trust is by identity of the certificate, not by names or chains: the cluster has one, handed out as a secret.
    private SslStream Stream(Socket socket, bool remoteMustShow)
    {
        socket.NoDelay = true;
        return new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false,
            (_, certificate, _, _) => certificate is null
                ? !remoteMustShow
                : string.Equals(Thumbprint(certificate), _thumbprint, StringComparison.OrdinalIgnoreCase));
    }
}
