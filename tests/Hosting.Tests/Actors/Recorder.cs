using Akka.Actor;
using Strata.Wire.Messages;

namespace Strata.Hosting.Tests.Actors;

/// <summary>Sends messages back and counts them, and all others too.</summary>
internal sealed class Recorder : ReceiveActor
{
    private int _count;

    public Recorder()
    {
        Receive<IWireMessage>(message =>
        {
            _count++;
            Sender.Tell(message);
        });
        Receive<string>(_ => Sender.Tell(_count));
        ReceiveAny(_ => _count++);
    }
}
