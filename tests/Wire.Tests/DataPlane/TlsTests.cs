using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class TlsTests : IDisposable
{
    private readonly Peers _peers = new();
    private readonly RecordingSink _there = new();

    [Fact]
    public void Peers_with_the_clusters_certificate_talk()
    {
        X509Certificate2 certificate = Certificate("cluster");
        Mesh b = With(ChannelTls.Mutual(certificate), "b");
        Mesh a = With(ChannelTls.Mutual(certificate), "a");

        a.Connect(b.Address).Send(new FrameHeader { Kind = FrameKind.NodeSum }, new byte[300_000]);

        Assert.Equal(300_000, Await.Take(_there.Frames, "the frame").Bytes.Length);
    }

    [Fact]
    public void A_peer_with_another_certificate_is_refused()
    {
        Mesh b = With(ChannelTls.Mutual(Certificate("cluster")), "b");
        Mesh a = With(ChannelTls.Mutual(Certificate("cluster")), "a");

        HandshakeException error = Assert.Throws<HandshakeException>(() => a.Connect(b.Address));

        Assert.Equal(HandshakeFailure.Certificate, error.Failure);
    }

    [Fact]
    public void A_peer_without_a_certificate_is_refused()
    {
        X509Certificate2 certificate = Certificate("cluster");
        Mesh b = With(ChannelTls.Mutual(certificate), "b");
        Mesh a = With(ChannelTls.Client(ChannelTls.Thumbprint(certificate)), "a");

        Assert.Throws<HandshakeException>(() => a.Connect(b.Address));
        Assert.Empty(_there.OpenedOnes);
    }

    [Fact]
    public void A_client_knows_the_server_by_its_thumbprint()
    {
        X509Certificate2 certificate = Certificate("cluster");
        Mesh b = With(ChannelTls.Server(certificate), "b");

        Assert.Equal("b", With(ChannelTls.Client(ChannelTls.Thumbprint(certificate)), "a").Connect(b.Address).Peer.Id);
        HandshakeException error = Assert.Throws<HandshakeException>(
            () => With(ChannelTls.Client(new string('0', 64)), "c").Connect(b.Address));
        Assert.Equal(HandshakeFailure.Certificate, error.Failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_end_with_TLS_and_one_without_is_an_error_that_says_so(bool listenerHasIt)
    {
        ChannelTls tls = ChannelTls.Mutual(Certificate("cluster"));
        Mesh b = With(listenerHasIt ? tls : null, "b");
        Mesh a = With(listenerHasIt ? null : tls, "a");

        HandshakeException error = Assert.Throws<HandshakeException>(() => a.Connect(b.Address));

        Assert.Contains(error.Failure, new[] { HandshakeFailure.NotStrata, HandshakeFailure.Certificate });
    }

    public void Dispose() => _peers.Dispose();

    private Mesh With(ChannelTls? tls, string id) => _peers.Mesh(id, _there, link: _peers.Link(id) with { Tls = tls });

    private X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return _peers.Own(X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null));
    }
}
