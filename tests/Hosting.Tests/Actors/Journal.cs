using Akka.Persistence;
using Strata.Wire.Messages;

namespace Strata.Hosting.Tests.Actors;

/// <summary>Journals what it gets.</summary>
internal sealed class Journal : ReceivePersistentActor
{
    private readonly List<object> _events = [];

    public Journal()
    {
        Recover<IWireMessage>(_events.Add);
        Command<IWireMessage>(message => Persist(message, persisted =>
        {
            _events.Add(persisted);
            Sender.Tell(persisted, Self);
        }));
        Command<string>(_ => Sender.Tell(_events.ToArray(), Self));
    }

    public override string PersistenceId => "journal";
}
