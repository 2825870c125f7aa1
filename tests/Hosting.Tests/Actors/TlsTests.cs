using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.Hosting;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Hosting.Tests.Actors;

public sealed class TlsTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Nodes _nodes = new();

    [Fact]
    public async Task Nodes_with_the_clusters_certificate_talk()
    {
        string certificate = Certificate("cluster");
        IHost coordinator = await StartEchoAsync(certificate);

        IHost worker = await _nodes.StartAsync(
            _nodes.Worker(coordinator, ("Security:CertificatePath", certificate)));
        await Nodes.UpAsync(worker);

        var stop = new StopRun(1, "over TLS");
        Assert.Equal(stop, await Echo(worker, coordinator).Ask<StopRun>(stop, Nodes.Deadline));
    }

    [Fact]
    public async Task A_node_with_another_certificate_or_none_stays_outside()
    {
        string certificate = Certificate("cluster");
        IHost coordinator = await StartEchoAsync(certificate);
        IHost stranger = await _nodes.StartAsync(
            _nodes.Worker(coordinator, ("Security:CertificatePath", Certificate("stranger"))));
        IHost bare = await _nodes.StartAsync(_nodes.Worker(coordinator));
        IHost member = await _nodes.StartAsync(
            _nodes.Worker(coordinator, ("Security:CertificatePath", certificate)));

        // The member asked last: when it is in, the others have had their chance.
        await Nodes.UpAsync(member);

        Assert.Equal(2, Akka.Cluster.Cluster.Get(Nodes.System(coordinator)).State.Members.Count);
        Assert.False(Akka.Cluster.Cluster.Get(Nodes.System(stranger)).IsUp);
        Assert.False(Akka.Cluster.Cluster.Get(Nodes.System(bare)).IsUp);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _nodes.DisposeAsync();

    private Task<IHost> StartEchoAsync(string certificate) => _nodes.StartAsync(
        _nodes.Coordinator(("Security:CertificatePath", certificate)),
        service => service.WithActors((akka, _) =>
            akka.WithActors((system, _) => system.ActorOf(Props.Create(() => new Recorder()), "recorder"))));

    private static ActorSelection Echo(IHost from, IHost to) => Nodes.System(from)
        .ActorSelection($"akka.ssl.tcp://strata@127.0.0.1:{Nodes.AkkaPort(to)}/user/recorder");

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        string path = Path.Combine(_nodes.Folder, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }
}
