using Akka.Actor;
using Akka.Cluster;

namespace Strata.Hosting.Tests.Actors;

/// <summary>Tells when a member has left in order; a member that became unreachable first does not count.</summary>
internal sealed class Leavers : ReceiveActor
{
    public Leavers(Address address, TaskCompletionSource left)
    {
        Cluster.Get(Context.System).Subscribe(Self, typeof(ClusterEvent.MemberRemoved));
        Receive<ClusterEvent.MemberRemoved>(removed =>
        {
            if (removed.Member.Address.Equals(address) && removed.PreviousStatus == MemberStatus.Exiting)
            {
                left.TrySetResult();
            }
        });
        ReceiveAny(_ => { });
    }
}
