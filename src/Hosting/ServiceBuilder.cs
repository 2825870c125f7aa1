using System.Globalization;
using Akka.Actor;
using Akka.Cluster;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Strata.Hosting.Actors;
using Strata.Hosting.Health;
using Strata.Hosting.Lifetime;
using Strata.Hosting.Settings;

namespace Strata.Hosting;

/// <summary>
/// Puts a service together: what every service has (settings, logs, Akka, health, an orderly end) and what the one
/// adds. Hosted services that it adds start before Akka and stop after it.
/// </summary>
public sealed class ServiceBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly Config _serialization;
    private readonly List<Action<AkkaConfigurationBuilder, IServiceProvider>> _akka = [];
    private TextWriter _output = TextWriter.Null;

    /// <summary>Begins with what every service has.</summary>
    /// <param name="settings">The service's settings.</param>
    /// <param name="serialization">Akka's settings for serializers.</param>
    public ServiceBuilder(ServiceSettings settings, Config serialization)
    {
        Settings = settings;
        _serialization = serialization;
        _host = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = "strata-" + settings.Role,
        });
        _host.Services.AddSingleton(settings);
        _host.Services.AddSingleton(TimeProvider.System);
        _host.Services.Configure<HostOptions>(options =>
        {
            options.ShutdownTimeout = settings.Process.ShutdownTimeout;
            options.ServicesStartConcurrently = false;
        });
        _host.Services.AddSingleton<ServiceOutcome>();
        _host.Services.AddHostedService<ParentPipe>();
    }

    /// <summary>The service's settings.</summary>
    public ServiceSettings Settings { get; }

    /// <summary>The container.</summary>
    public IServiceCollection Services => _host.Services;

    /// <summary>Adds actors, singletons and sharded entities.</summary>
    /// <param name="configure">Takes Akka.Hosting's builder.</param>
    public ServiceBuilder WithActors(Action<AkkaConfigurationBuilder, IServiceProvider> configure)
    {
        _akka.Add(configure);
        return this;
    }

    /// <summary>
    /// Adds a part that the service owns: made when the service starts, before Akka, and disposed when it stops, after
    /// Akka has left the cluster. Actors take it from the container.
    /// </summary>
    /// <param name="make">Makes it.</param>
    /// <typeparam name="T">The part's type.</typeparam>
    public ServiceBuilder Owns<T>(Func<IServiceProvider, T> make)
        where T : class, IDisposable
    {
        Services.AddSingleton(make);
        Services.AddHostedService(provider => new Owner<T>(provider));
        return this;
    }

    /// <summary>Adds something that must be so before the service is ready.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="obstacle">Says what is missing, or null.</param>
    public ServiceBuilder ReadyWhen(string name, Func<IServiceProvider, string?> obstacle)
    {
        Services.AddSingleton(provider => new ReadinessCheck(name, () => obstacle(provider)));
        return this;
    }

    /// <summary>Adds something that the service tells who started it.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Its value, asked once the service runs.</param>
    public ServiceBuilder Announces(string name, Func<IServiceProvider, string> value)
    {
        Services.AddSingleton(provider => new AnnouncedFact(name, () => value(provider)));
        return this;
    }

    /// <summary>Gives the service standard output and standard error: announcement and logs.</summary>
    /// <param name="output">Where the announcement goes.</param>
    public ServiceBuilder WithConsole(TextWriter output)
    {
        _output = output;
        _host.Logging.AddFilter("Microsoft", LogLevel.Warning);
        _host.Logging.AddFilter("Akka", LogLevel.Warning);
        _host.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        _host.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        Services.AddSingleton<IHostLifetime, SignalLifetime>();
        return this;
    }

    /// <summary>Makes the service; it is started by its <c>StartAsync</c>.</summary>
    public IHost Build()
    {
        Services.AddAkka(Settings.Cluster.Name, (akka, provider) =>
        {
            AkkaWiring.Configure(akka, Settings, _serialization, provider.GetRequiredService<ILoggerFactory>());
            foreach (Action<AkkaConfigurationBuilder, IServiceProvider> configure in _akka)
            {
                configure(akka, provider);
            }
        });
        Services.AddSingleton(provider => new LivenessCheck("actors", () => SystemObstacle(provider)));
        ReadyWhen("cluster", ClusterObstacle);
        Services.AddSingleton<HealthServer>();
        Services.AddHostedService(provider => provider.GetRequiredService<HealthServer>());
        Services.AddHostedService<ClusterWatch>();
        Announces("id", _ => Settings.ProcessId);
        Announces("akka", provider => Text(Self(provider).SelfAddress.Port ?? 0));
        Announces("health", provider => Text(provider.GetRequiredService<HealthServer>().Port));
        Services.AddHostedService(provider =>
            new Announcement(Settings, provider.GetServices<AnnouncedFact>(), _output));
        return _host.Build();
    }

    private static Cluster Self(IServiceProvider provider) => Cluster.Get(provider.GetRequiredService<ActorSystem>());

    private static string? SystemObstacle(IServiceProvider provider) =>
        provider.GetRequiredService<ActorSystem>().WhenTerminated.IsCompleted ? "the actor system has ended" : null;

    private string? ClusterObstacle(IServiceProvider provider)
    {
        Cluster cluster = Self(provider);
        return cluster.SelfMember.Status is MemberStatus.Up or MemberStatus.WeaklyUp
            ? null
            : $"this node is {cluster.SelfMember.Status}; seeds: {string.Join(", ", Settings.Cluster.Seeds)}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
