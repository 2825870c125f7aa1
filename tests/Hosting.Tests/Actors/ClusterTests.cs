using Akka.Actor;
using Akka.Cluster.Hosting;
using Akka.Cluster.Sharding;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Strata.Hosting.Actors;
using Strata.Hosting.Settings;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Hosting.Tests.Actors;

/// <summary>
/// Two nodes, with the settings of the services and strict serialization: what Akka brings still works.
/// </summary>
public sealed class ClusterTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Nodes _nodes = new();

    [Fact]
    public async Task A_worker_joins_and_talks_to_singleton_and_entities_on_the_coordinator()
    {
        IHost coordinator = await StartAsync(_nodes.Coordinator(), akka => akka
            .WithSingleton<Recorder>("recorder", Props.Create(() => new Recorder()), AkkaWiring.Singleton)
            .WithShardRegion<Entity>("run", _ => Props.Create(() => new Recorder()), new ByRun(), AkkaWiring.Shards));
        IHost worker = await StartAsync(_nodes.Worker(coordinator), akka => akka
            .WithSingletonProxy<Recorder>("recorder", AkkaWiring.Singleton)
            .WithShardRegionProxy<Entity>("run", ServiceRoles.Coordinator, new ByRun()));
        await Nodes.UpAsync(worker);
        var actors = worker.Services.GetRequiredService<IReadOnlyActorRegistry>();

        var stop = new StopRun(7, "enough");
        Assert.Equal(stop, await actors.Get<Recorder>().Ask<StopRun>(stop, Nodes.Deadline));
        Assert.Equal(stop, await actors.Get<Entity>().Ask<StopRun>(stop, Nodes.Deadline));
    }

    [Fact]
    public async Task A_message_that_is_not_listed_does_not_reach_the_coordinator()
    {
        IHost coordinator = await StartAsync(_nodes.Coordinator(), akka =>
            akka.WithActors((system, _) => system.ActorOf(Props.Create(() => new Recorder()), "recorder")));
        IHost worker = await _nodes.StartAsync(_nodes.Worker(coordinator));
        await Nodes.UpAsync(worker);
        ActorSelection recorder = Nodes.System(worker)
            .ActorSelection($"akka.tcp://strata@127.0.0.1:{Nodes.AkkaPort(coordinator)}/user/recorder");

        recorder.Tell(new NotListed());
        var stop = new StopRun(1, "last");
        Assert.Equal(stop, await recorder.Ask<StopRun>(stop, Nodes.Deadline));
        Assert.Equal(1, await LocalCountAsync(coordinator));
    }

    [Fact]
    public async Task What_an_entity_journals_is_there_after_a_new_start()
    {
        var stop = new StopRun(3, "for the night");
        for (int start = 0; start < 2; start++)
        {
            IHost host = await _nodes.StartAsync(_nodes.Coordinator());
            IActorRef journal = Nodes.System(host).ActorOf(Props.Create(() => new Journal()), "journal");

            object[] before = await journal.Ask<object[]>("what is there", Nodes.Deadline);
            Assert.Equal(Enumerable.Repeat<object>(stop, start), before);
            Assert.Equal(stop, await journal.Ask<StopRun>(stop, Nodes.Deadline));
            await host.StopAsync();
        }

        Assert.True(File.Exists(Path.Combine(_nodes.Folder, "journal.db")));
    }

    [Fact]
    public async Task A_node_that_stops_leaves_the_cluster_at_once()
    {
        IHost coordinator = await _nodes.StartAsync(_nodes.Coordinator());
        IHost worker = await _nodes.StartAsync(_nodes.Worker(coordinator));
        await Nodes.UpAsync(worker);
        Address address = Akka.Cluster.Cluster.Get(Nodes.System(worker)).SelfAddress;
        var left = new TaskCompletionSource();
        Nodes.System(coordinator).ActorOf(Props.Create(() => new Leavers(address, left)));

        await worker.StopAsync().WaitAsync(Nodes.Deadline);

        await left.Task.WaitAsync(Nodes.Deadline);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _nodes.DisposeAsync();

    private Task<IHost> StartAsync(ServiceSettings settings, Action<AkkaConfigurationBuilder> actors) =>
        _nodes.StartAsync(settings, service => service.WithActors((akka, _) => actors(akka)));

    private static Task<int> LocalCountAsync(IHost host) =>
        Nodes.System(host).ActorSelection("/user/recorder").Ask<int>("count", Nodes.Deadline);

    private sealed record NotListed;

    private sealed class Entity;

    private sealed class ByRun() : HashCodeMessageExtractor(10)
    {
        public override string? EntityId(object message) => message is IRunMessage run ? $"{run.Run}" : null;
    }
}
