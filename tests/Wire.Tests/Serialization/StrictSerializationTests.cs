using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;
using Xunit;

namespace Strata.Wire.Tests.Serialization;

public sealed class StrictSerializationTests : TestKit
{
    private static readonly Config s_remote = WireSerialization.Config.WithFallback(ConfigurationFactory.ParseString(
        """
        akka.actor.provider = remote
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
        akka.loglevel = WARNING
        """));

    private readonly ActorSystem _other;

    public StrictSerializationTests()
        : base(s_remote)
    {
        _other = ActorSystem.Create("other", s_remote);
        _other.ActorOf(Props.Create(() => new Echo()), "echo");
    }

    [Fact]
    public void A_listed_message_goes_to_another_node_and_back()
    {
        var message = (WorkerHello)Samples.Of(typeof(WorkerHello));

        EchoThere().Tell(message, TestActor);

        WorkerHello back = ExpectMsg<WorkerHello>(TimeSpan.FromSeconds(20));
        Assert.Equal(message.Endpoints, back.Endpoints);
    }

    [Fact]
    public void A_message_that_is_not_listed_does_not_leave_the_node()
    {
        ActorSelection echo = EchoThere();

        echo.Tell(new NotListed("x"), TestActor);
        echo.Tell((WorkerBye)Samples.Of(typeof(WorkerBye)), TestActor);

        ExpectMsg<WorkerBye>(TimeSpan.FromSeconds(20));
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("{\"$type\":\"System.IO.FileInfo, System.Private.CoreLib\",\"fileName\":\"/etc/passwd\"}")]
    [InlineData("{\"$type\":\"System.Diagnostics.ProcessStartInfo, System\",\"FileName\":\"/bin/sh\"}")]
    [InlineData("{\"$type\":\"System.Windows.Data.ObjectDataProvider, PresentationFramework\"}")]
    public void Polymorphic_json_makes_no_object(string json)
    {
        foreach (Type type in new[] { typeof(object), typeof(FileInfo) })
        {
            Assert.Throws<SerializationException>(
                () => Sys.Serialization.Deserialize(Encoding.UTF8.GetBytes(json), serializerId: 1, type));
        }
    }

    [Fact]
    public void No_serializer_but_akkas_own_and_ours_is_configured()
    {
        string[] serializers = [.. Sys.Settings.Config.GetConfig("akka.actor.serializers").AsEnumerable()
            .Select(pair => pair.Value.GetString())];

        Assert.Contains("Strata.Wire.Serialization.WireSerializer, Strata.Wire", serializers);
        Assert.All(serializers, name => Assert.Matches("^(Akka|Strata)[.]", name));
        Assert.DoesNotContain(serializers, name => name.Contains("Newton") || name.Contains("Hyperion"));
    }

    protected override void AfterAll()
    {
        Shutdown(_other, TimeSpan.FromSeconds(10));
        base.AfterAll();
    }

    private ActorSelection EchoThere()
    {
        Address address = ((ExtendedActorSystem)_other).Provider.DefaultAddress;
        return Sys.ActorSelection(new RootActorPath(address) / "user" / "echo");
    }

    private sealed record NotListed(string Text);

    private sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(message => Sender.Tell(message));
    }
}
