using Microsoft.Extensions.Configuration;

namespace Strata.Hosting.Settings;

/// <summary>All settings of a service, read and checked at its start.</summary>
public sealed class ServiceSettings
{
    private ServiceSettings(string role) => Role = role;

    /// <summary>The service's role.</summary>
    public string Role { get; }

    /// <summary>Where it is found, and where it finds the others.</summary>
    public ClusterSettings Cluster { get; } = new();

    /// <summary>Who may talk to whom.</summary>
    public SecuritySettings Security { get; } = new();

    /// <summary>What outlives the process, and where.</summary>
    public StorageSettings Storage { get; } = new();

    /// <summary>The times and bounds of training.</summary>
    public TrainingSettings Training { get; } = new();

    /// <summary>What a worker computes on.</summary>
    public ComputeSettings Compute { get; } = new();

    /// <summary>How the process ends.</summary>
    public ProcessSettings Process { get; } = new();

    /// <summary>Where its data plane and journal know this process by: new for every start.</summary>
    public string ProcessId { get; private set; } = "";

    /// <summary>
    /// Reads a service's settings: its shipped file, <c>appsettings.json</c> beside it, the environment
    /// (<c>Cluster__Akka__Port</c>), then the command line (<c>--Cluster:Akka:Port=4053</c>), the later ones first.
    /// </summary>
    /// <param name="role">The service's role.</param>
    /// <param name="args">The command line.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown; the message names its path.</exception>
    public static ServiceSettings Read(string role, string[] args) => Read(role, new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile($"appsettings.{role}.json", optional: true)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args, new Dictionary<string, string> { ["--device"] = "Compute:Device" })
        .Build());

    /// <summary>Reads a service's settings from a configuration.</summary>
    /// <param name="role">The service's role.</param>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown; the message names its path.</exception>
    public static ServiceSettings Read(string role, IConfiguration configuration)
    {
        var settings = new ServiceSettings(role);
        var errors = new SettingsErrors();
        Bind(configuration, "Cluster", settings.Cluster, errors);
        Bind(configuration, "Security", settings.Security, errors);
        Bind(configuration, "Storage", settings.Storage, errors);
        Bind(configuration, "Training", settings.Training, errors);
        Bind(configuration, "Compute", settings.Compute, errors);
        Bind(configuration, "Process", settings.Process, errors);
        errors.ThrowIfAny();

        settings.Cluster.NodeName ??= $"{Environment.MachineName}-{role}".ToLowerInvariant();
        settings.ProcessId = $"{settings.Cluster.NodeName}-{Guid.NewGuid().ToString("N")[..8]}";
        settings.Cluster.Validate(role, errors);
        settings.Security.Validate(settings.Cluster, errors);
        settings.Storage.Validate(errors);
        settings.Training.Validate(errors);
        settings.Compute.Validate(errors);
        settings.Process.Validate(errors);
        errors.ThrowIfAny();
        return settings;
    }

    // A misspelt name is an error: a setting that is silently not used is worse than none.
    private static void Bind(IConfiguration configuration, string section, object target, SettingsErrors errors)
    {
        try
        {
            configuration.GetSection(section).Bind(target, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException error)
        {
            errors.Add($"{section}: {error.Message}");
        }
    }
}
