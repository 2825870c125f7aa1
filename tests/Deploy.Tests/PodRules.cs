using k8s.Models;

namespace Strata.Deploy.Tests;

/// <summary>
/// What every workload keeps: the restricted profile of the pod security standards, and what we ask beyond it.
/// </summary>
internal static class PodRules
{
    private static readonly string[] s_volumes = ["secret", "emptyDir", "persistentVolumeClaim", "configMap"];

    public static IEnumerable<string> Violations(V1StatefulSet set)
    {
        V1PodSpec pod = set.Spec.Template.Spec;
        V1Container container = pod.Containers.Single();
        return Pod(pod).Concat(Container(container)).Concat(Probes(container)).Concat(Identity(set))
            .Where(rule => !rule.Kept).Select(rule => rule.Name);
    }

    private static IEnumerable<(string Name, bool Kept)> Pod(V1PodSpec pod)
    {
        V1PodSecurityContext? security = pod.SecurityContext;
        yield return ("runs as non-root", security?.RunAsNonRoot == true);
        yield return ("user is not root", security?.RunAsUser > 0 && security.RunAsGroup > 0);
        yield return ("seccomp is the runtime's", security?.SeccompProfile?.Type == "RuntimeDefault");
        yield return ("no host network", pod.HostNetwork != true);
        yield return ("no host processes", pod.HostPID != true && pod.HostIPC != true);
        yield return ("no token of the API server", pod.AutomountServiceAccountToken == false);
        yield return ("no service links in the environment", pod.EnableServiceLinks == false);
        yield return ("no volumes of the host", pod.Volumes.All(volume => s_volumes.Contains(Kind(volume))));
        yield return ("secrets are for the group alone", pod.Volumes
            .Where(volume => volume.Secret is not null).All(volume => volume.Secret.DefaultMode == 0x120));
        yield return ("temporary folders are bounded", pod.Volumes
            .Where(volume => volume.EmptyDir is not null).All(volume => volume.EmptyDir.SizeLimit is not null));
        yield return ("time to end in order", pod.TerminationGracePeriodSeconds >= 60);
    }

    private static IEnumerable<(string Name, bool Kept)> Container(V1Container container)
    {
        V1SecurityContext? security = container.SecurityContext;
        yield return ("no privilege escalation", security?.AllowPrivilegeEscalation == false);
        yield return ("not privileged", security?.Privileged != true);
        yield return ("read-only root", security?.ReadOnlyRootFilesystem == true);
        yield return ("all capabilities dropped", security?.Capabilities?.Drop is ["ALL"]
            && (security.Capabilities.Add?.Count ?? 0) == 0);
        yield return ("no ports of the host", container.Ports.All(port => port.HostPort is null or 0));
        yield return ("cpu and memory bounded", container.Resources?.Limits is { } limits
            && limits.ContainsKey("cpu") && limits.ContainsKey("memory"));
        yield return ("requests equal limits", container.Resources?.Limits is { } most
            && container.Resources.Requests is { } asked
            && most.All(limit => asked.TryGetValue(limit.Key, out ResourceQuantity? one)
                && one.ToDecimal() == limit.Value.ToDecimal()));
        yield return ("no secret in the environment", container.Env.All(env =>
            env.ValueFrom?.SecretKeyRef is null
            && env.Name is not ("Security__Token" or "Security__AllowPlaintext")));
        yield return ("secrets are mounted read-only", container.VolumeMounts
            .Where(mount => mount.Name == "secrets").All(mount => mount.ReadOnlyProperty == true));
        yield return ("a writable temporary folder", container.VolumeMounts.Any(mount => mount.MountPath == "/tmp"));
    }

    private static IEnumerable<(string Name, bool Kept)> Probes(V1Container container)
    {
        yield return ("liveness probe", Asks(container.LivenessProbe, "/health/live"));
        yield return ("readiness probe", Asks(container.ReadinessProbe, "/health/ready"));
        yield return ("startup probe", Asks(container.StartupProbe, "/health/live"));
    }

    private static IEnumerable<(string Name, bool Kept)> Identity(V1StatefulSet set)
    {
        yield return ("selector picks its own pods", set.Spec.Selector.MatchLabels.All(label =>
            set.Spec.Template.Metadata.Labels.TryGetValue(label.Key, out string? value) && value == label.Value));
        yield return ("member of the network policy", set.Spec.Template.Metadata.Labels.ContainsKey("strata/member"));
    }

    private static bool Asks(V1Probe? probe, string path) =>
        probe?.HttpGet is { } get && get.Path == path && get.Port.Value == "health";

    private static string Kind(V1Volume volume) => volume switch
    {
        { Secret: not null } => "secret",
        { EmptyDir: not null } => "emptyDir",
        { ConfigMap: not null } => "configMap",
        { PersistentVolumeClaim: not null } => "persistentVolumeClaim",
        _ => "another",
    };
}
