using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using k8s.Models;

namespace Strata.Deploy.Tests;

/// <summary>
/// The first pod of a workload as a process on this machine: the command of its Dockerfile, the environment of its
/// manifest. Only what this machine cannot have is replaced: ports that the manifest fixes by free ones, the names of
/// pods by this host's address, and mounted paths by folders of the test.
/// </summary>
internal sealed partial class Pod
{
    private readonly V1StatefulSet _set;
    private readonly V1Container _container;
    private readonly IReadOnlyDictionary<string, string> _mounts;
    private readonly IReadOnlyDictionary<string, int> _ports;

    /// <summary>A pod.</summary>
    /// <param name="set">Its workload.</param>
    /// <param name="mounts">A folder of this machine for each mounted path.</param>
    /// <param name="ports">A free port of this machine for each port, by pod and number as in
    /// <c>pod-0:4053</c>.</param>
    public Pod(V1StatefulSet set, IReadOnlyDictionary<string, string> mounts, IReadOnlyDictionary<string, int> ports)
    {
        (_set, _mounts, _ports) = (set, mounts, ports);
        _container = set.Spec.Template.Spec.Containers.Single();
    }

    public string Name => _set.Metadata.Name + "-0";

    public TimeSpan Grace => TimeSpan.FromSeconds(_set.Spec.Template.Spec.TerminationGracePeriodSeconds!.Value);

    public V1Probe Readiness => _container.ReadinessProbe;

    public V1Probe Liveness => _container.LivenessProbe;

    public Uri Address(V1Probe probe)
    {
        int port = _container.Ports.Single(one => one.Name == probe.HttpGet.Port.Value).ContainerPort;
        return new Uri($"http://127.0.0.1:{_ports[$"{Name}:{port}"]}{probe.HttpGet.Path}");
    }

    public IReadOnlyList<string> Command()
    {
        string file = Path.Combine(Manifests.Root, "deploy", "docker", _container.Name + ".Dockerfile");
        string entry = File.ReadLines(file).Single(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal));
        return JsonSerializer.Deserialize<string[]>(entry["ENTRYPOINT ".Length..])!;
    }

    public IReadOnlyDictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>();
        foreach (V1EnvVar variable in _container.Env)
        {
            string value = variable.ValueFrom?.FieldRef?.FieldPath == "metadata.name" ? Name : variable.Value;
            value = Reference().Replace(value, match => environment[match.Groups[1].Value]);
            environment[variable.Name] = value;
        }

        return environment.ToDictionary(pair => pair.Key, pair => ForThisMachine(pair.Key, pair.Value));
    }

    private string ForThisMachine(string name, string value)
    {
        if (name.EndsWith("__Port", StringComparison.Ordinal))
        {
            return _ports[$"{Name}:{value}"].ToString(CultureInfo.InvariantCulture);
        }

        foreach ((string path, string folder) in _mounts)
        {
            if (value.StartsWith(path, StringComparison.Ordinal))
            {
                return folder + value[path.Length..];
            }
        }

        return PodName().Replace(value, match => match.Groups[3].Success
            ? $"127.0.0.1:{_ports[$"{match.Groups[1].Value}:{match.Groups[3].Value}"]}"
            : "127.0.0.1");
    }

    [GeneratedRegex(@"\$\(([A-Z_]+)\)")]
    private static partial Regex Reference();

    // strata-coordinator-0.strata-coordinator, and perhaps :4053
    [GeneratedRegex(@"^([a-z-]+-[0-9]+)\.([a-z-]+)(?::([0-9]+))?$")]
    private static partial Regex PodName();
}
