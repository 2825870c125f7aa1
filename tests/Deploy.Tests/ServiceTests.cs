using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using k8s.Models;
using Xunit;

namespace Strata.Deploy.Tests;

/// <summary>The services as processes.</summary>
public sealed class ServiceTests : IDisposable
{
    private static readonly TimeSpan s_orphanPatience = TimeSpan.FromSeconds(15);
    private readonly string _folder = Directory.CreateTempSubdirectory("dt-").FullName;

    [Fact]
    public async Task Both_services_run_as_their_manifests_say_and_end_in_order()
    {
        Dictionary<string, int> ports = PortsOf(Manifests.Coordinator, Manifests.Worker);
        Dictionary<string, string> mounts = Mounts();
        var coordinator = new Pod(Manifests.Coordinator, mounts, ports);
        var worker = new Pod(Manifests.Worker, mounts, ports);

        using var workerProcess = new ServiceProcess(worker.Command(), worker.Environment());
        await workerProcess.ProbeAsync(worker.Address(worker.Liveness), 200, Period(worker.Readiness));
        await workerProcess.ProbeAsync(worker.Address(worker.Readiness), 503, Period(worker.Readiness));

        using var coordinatorProcess = new ServiceProcess(coordinator.Command(), coordinator.Environment());
        await coordinatorProcess.ProbeAsync(coordinator.Address(coordinator.Liveness), 200, Period(worker.Readiness));
        await coordinatorProcess.ProbeAsync(coordinator.Address(coordinator.Readiness), 200, Period(worker.Readiness));
        await workerProcess.ProbeAsync(worker.Address(worker.Readiness), 200, Period(worker.Readiness));

        workerProcess.Terminate();
        Assert.Equal(0, await workerProcess.ExitCodeAsync(worker.Grace));
        coordinatorProcess.Terminate();
        Assert.Equal(0, await coordinatorProcess.ExitCodeAsync(coordinator.Grace));
        Assert.DoesNotContain("a token of the tests", workerProcess.Log + coordinatorProcess.Log);
    }

    [Theory]
    [InlineData("Coordinator")]
    [InlineData("Worker")]
    public async Task A_service_ends_with_the_parent_that_holds_its_input(string service)
    {
        (int health, int nobody) = TwoPorts();
        using var process = new ServiceProcess(["dotnet", $"Strata.{service}.dll"], new Dictionary<string, string>
        {
            ["Cluster__Seeds__0"] = $"127.0.0.1:{nobody}",
            ["Cluster__Akka__Port"] = "0",
            ["Cluster__DataPlane__Port"] = "0",
            ["Cluster__Client__Port"] = "0",
            ["Cluster__Health__Port"] = $"{health}",
            ["Security__Token"] = "a token of the tests",
            ["Storage__Folder"] = _folder,
            ["Process__ParentPipe"] = "true",
        });
        await process.ProbeAsync(new Uri($"http://127.0.0.1:{health}/health/live"), 200, TimeSpan.FromSeconds(0.1));
        Assert.False(process.Ended);

        process.CloseInput();

        Assert.Equal(0, await process.ExitCodeAsync(s_orphanPatience));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TimeSpan Period(V1Probe probe) => TimeSpan.FromSeconds(probe.PeriodSeconds!.Value / 10.0);

    private static Dictionary<string, int> PortsOf(params V1StatefulSet[] sets)
    {
        using var free = new FreePorts();
        return sets
            .SelectMany(set => set.Spec.Template.Spec.Containers.Single().Ports
                .Select(port => $"{set.Metadata.Name}-0:{port.ContainerPort}"))
            .ToDictionary(port => port, _ => free.Next());
    }

    private static (int, int) TwoPorts()
    {
        using var free = new FreePorts();
        return (free.Next(), free.Next());
    }

    private Dictionary<string, string> Mounts()
    {
        string secrets = Directory.CreateDirectory(Path.Combine(_folder, "secrets")).FullName;
        File.WriteAllText(Path.Combine(secrets, "token"), "a token of the tests");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=strata", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllBytes(Path.Combine(secrets, "certificate.pfx"), certificate.Export(X509ContentType.Pfx));
        return new Dictionary<string, string>
        {
            ["/var/run/secrets/strata"] = secrets,
            ["/var/lib/strata"] = Path.Combine(_folder, "storage"),
            ["/tmp"] = Path.Combine(_folder, "temporary"),
        };
    }
}
