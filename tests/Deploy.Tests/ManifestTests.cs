using k8s.Models;
using Xunit;

namespace Strata.Deploy.Tests;

public sealed class ManifestTests
{
    public static TheoryData<string, string, string> Breaches => new()
    {
        { "runAsNonRoot: true", "runAsNonRoot: false", "runs as non-root" },
        { "runAsUser: 1654", "runAsUser: 0", "user is not root" },
        { "type: RuntimeDefault", "type: Unconfined", "seccomp is the runtime's" },
        { "enableServiceLinks: false", "enableServiceLinks: false\n      hostNetwork: true", "no host network" },
        { "automountServiceAccountToken: false", "automountServiceAccountToken: true", "no token of the API server" },
        { "terminationGracePeriodSeconds: 60", "terminationGracePeriodSeconds: 5", "time to end in order" },
        { "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "no privilege escalation" },
        { "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "read-only root" },
        { "- ALL", "- NET_RAW", "all capabilities dropped" },
        { "containerPort: 8080", "containerPort: 8080\n              hostPort: 8080", "no ports of the host" },
        { "name: Security__TokenFile", "name: Security__Token", "no secret in the environment" },
        { "path: /health/ready", "path: /health/live", "readiness probe" },
        { "defaultMode: 288", "defaultMode: 420", "secrets are for the group alone" },
        { "strata/member: \"true\"", "strata/other: \"true\"", "member of the network policy" },
    };

    [Fact]
    public void Every_file_of_the_folder_is_listed_and_parses_strictly()
    {
        string[] files = [.. Directory.GetFiles(Manifests.Folder, "*.yaml")
            .Select(path => Path.GetFileName(path)).Where(name => name != "kustomization.yaml").Order()];

        Assert.Equal(files, Manifests.Files.Order());
        Assert.Equal(7, Manifests.Parse().Count);
    }

    [Fact]
    public void An_unknown_field_is_found() => Assert.ThrowsAny<Exception>(() => Manifests.Parse(
        File.ReadAllText(Path.Combine(Manifests.Folder, "worker.yaml")).Replace("serviceName:", "servicename:")));

    [Fact]
    public void Every_workload_keeps_every_rule()
    {
        Assert.Empty(PodRules.Violations(Manifests.Coordinator));
        Assert.Empty(PodRules.Violations(Manifests.Worker));
    }

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_broken_rule_is_found(string line, string broken, string rule)
    {
        string yaml = File.ReadAllText(Path.Combine(Manifests.Folder, "worker.yaml"));
        Assert.Contains(line, yaml);

        V1StatefulSet set = Manifests.Parse(yaml.Replace(line, broken)).OfType<V1StatefulSet>().Single();

        Assert.Contains(rule, PodRules.Violations(set));
    }

    [Theory]
    [InlineData("strata-coordinator")]
    [InlineData("strata-worker")]
    public void Pods_have_names_before_they_are_ready(string name)
    {
        V1Service service = Manifests.Parse().OfType<V1Service>().Single(one => one.Metadata.Name == name);
        V1StatefulSet set = Manifests.Parse().OfType<V1StatefulSet>().Single(one => one.Metadata.Name == name);

        Assert.Equal("None", service.Spec.ClusterIP);
        Assert.True(service.Spec.PublishNotReadyAddresses);
        Assert.Equal(name, set.Spec.ServiceName);
        Assert.Equal(set.Spec.Selector.MatchLabels, service.Spec.Selector);
    }

    [Fact]
    public void Every_port_of_a_service_is_one_of_its_pods_ports()
    {
        foreach (V1Service service in Manifests.Parse().OfType<V1Service>())
        {
            string name = service.Spec.Selector["app.kubernetes.io/name"];
            V1StatefulSet set = Manifests.Parse().OfType<V1StatefulSet>().Single(one => one.Metadata.Name == name);
            Dictionary<string, int> ports = set.Spec.Template.Spec.Containers.Single().Ports
                .ToDictionary(port => port.Name, port => port.ContainerPort);
            Assert.All(service.Spec.Ports, port => Assert.Equal(port.Port, ports[port.TargetPort.Value]));
        }
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("worker")]
    public void An_image_holds_one_service_and_does_not_run_as_root(string service)
    {
        string[] lines = File.ReadAllLines(
            Path.Combine(Manifests.Root, "deploy", "docker", service + ".Dockerfile"));
        string name = char.ToUpperInvariant(service[0]) + service[1..];

        Assert.All(lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)),
            line => Assert.Matches("^FROM mcr.microsoft.com/dotnet/(sdk|aspnet):10.0", line));
        Assert.Contains("USER 1654", lines);
        Assert.Contains(lines, line => line.Contains($"publish src/{name}/Strata.{name}.csproj"));
        Assert.Equal(2, lines.Count(line => line.Contains("-p:PublishReadyToRun=true")));
        Assert.True(File.Exists(Path.Combine(Manifests.Root, "src", name, $"Strata.{name}.csproj")));
    }
}
