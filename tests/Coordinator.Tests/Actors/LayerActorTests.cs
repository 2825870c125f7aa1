using Akka.Actor;
using Akka.TestKit.Xunit2;
using Strata.Coordinator.Actors;
using Strata.Coordinator.Domain;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Coordinator.Tests.Actors;

public sealed class LayerActorTests() : TestKit(Patience)
{
    // A deadline for busy machines; what is expected comes long before.
    private const string Patience = "akka.test.single-expect-default = 20s";

    [Fact]
    public void A_layer_knows_its_owners_and_proposes_another_one_to_its_run()
    {
        IActorRef layer = Sys.ActorOf(Props.Create(() => new LayerActor()));
        layer.Tell(new LayerBegins(1, "dense", [new("dense", 0, 0, 50)], [100]), TestActor);
        var view = new View(1, 1, 0, [new("a", []), new("b", [])], [1, 1], [1], [-1, -1], 99);
        layer.Tell(new LayerView(1, "dense", view), TestActor);
        layer.Tell(new LayerStatusWanted(1, "dense"), TestActor);
        Assert.Equal(["b"], ExpectMsg<LayerStatus>().Owners);
        layer.Tell(new LayerWaits(1, "dense", "b", 4, []), TestActor);
        for (int report = 0; report < LayerMachine.PatienceInReports; report++)
        {
            layer.Tell(new LayerWaits(1, "dense", "a", 3, [new("a total", ["b"], 4, 0, 0)]), TestActor);
        }
        Assert.Equal("b", ExpectMsg<OwnerSlow>().Worker);
    }

    [Fact]
    public void Messages_find_the_entity_of_their_run_and_of_their_layer()
    {
        Assert.Equal("7", new RunExtractor().EntityId(new WhoIsWaitedFor(7)));
        Assert.Equal("7/conv2d%2F1", new LayerExtractor().EntityId(new LayerStatusWanted(7, "conv2d/1")));
        Assert.Null(new LayerExtractor().EntityId(new WhoIsWaitedFor(7)));
    }
}
