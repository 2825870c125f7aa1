using System.Collections.Frozen;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Wire.Serialization;

/// <summary>
/// The messages that cross processes, each under the short name that goes before its bytes. A name stays with its
/// bytes for ever; a record whose fields change their meaning gets a new number behind the slash.
/// </summary>
public static class WireManifests
{
    private static readonly FrozenDictionary<string, Type> s_types = new Dictionary<string, Type>
    {
        ["checkpoint-kept/1"] = typeof(CheckpointKept),
        ["dismissed/1"] = typeof(Dismissed),
        ["fence/1"] = typeof(Fence),
        ["fenced/1"] = typeof(Fenced),
        ["gate-opened/1"] = typeof(GateOpened),
        ["gate-reached/1"] = typeof(GateReached),
        ["generation-raised/1"] = typeof(GenerationRaised),
        ["layer-begins/1"] = typeof(LayerBegins),
        ["layer-status-wanted/1"] = typeof(LayerStatusWanted),
        ["layer-status/1"] = typeof(LayerStatus),
        ["layer-steps/1"] = typeof(LayerSteps),
        ["layer-view/1"] = typeof(LayerView),
        ["layer-waits/1"] = typeof(LayerWaits),
        ["open-gate/1"] = typeof(OpenGate),
        ["owner-slow/1"] = typeof(OwnerSlow),
        ["peer-endpoints/1"] = typeof(PeerEndpoints),
        ["progress-seen/1"] = typeof(ProgressSeen),
        ["progress/1"] = typeof(Progress),
        ["rows-asked/1"] = typeof(RowsAsked),
        ["rows-free/1"] = typeof(RowsFree),
        ["run-accepted/1"] = typeof(RunAccepted),
        ["run-completed/1"] = typeof(RunCompleted),
        ["run-ended/1"] = typeof(RunEnded),
        ["run-failed/1"] = typeof(RunFailed),
        ["run-refused/1"] = typeof(RunRefused),
        ["run-started/2"] = typeof(RunStarted),
        ["run-taken/1"] = typeof(RunTaken),
        ["run-status/1"] = typeof(RunStatus),
        ["run-stopping/1"] = typeof(RunStopping),
        ["seed-run/2"] = typeof(SeedRun),
        ["start-run/2"] = typeof(StartRun),
        ["state-answer/1"] = typeof(StateAnswer),
        ["state-request/1"] = typeof(StateRequest),
        ["state-wanted/1"] = typeof(StateWanted),
        ["steps-applied/1"] = typeof(StepsApplied),
        ["steps-recorded/1"] = typeof(StepsRecorded),
        ["stop-run/1"] = typeof(StopRun),
        ["stream-closed/1"] = typeof(StreamClosed),
        ["stream-credit/1"] = typeof(StreamCredit),
        ["stream-ended/1"] = typeof(StreamEnded),
        ["stream-step/1"] = typeof(StreamStep),
        ["suspect/1"] = typeof(Suspect),
        ["totals-answer/1"] = typeof(TotalsAnswer),
        ["totals-request/1"] = typeof(TotalsRequest),
        ["view-made/1"] = typeof(ViewMade),
        ["view/1"] = typeof(View),
        ["who-is-waited-for/1"] = typeof(WhoIsWaitedFor),
        ["worker-bye/1"] = typeof(WorkerBye),
        ["worker-failed/1"] = typeof(WorkerFailed),
        ["worker-gone/1"] = typeof(WorkerGone),
        ["worker-hello/1"] = typeof(WorkerHello),
        ["worker-offered/1"] = typeof(WorkerOffered),
        ["worker-refused/1"] = typeof(WorkerRefused),
        ["worker-welcome/1"] = typeof(WorkerWelcome),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> s_names =
        s_types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>All messages by their names.</summary>
    public static IReadOnlyDictionary<string, Type> All => s_types;

    /// <summary>The name of a message.</summary>
    /// <param name="type">The message's type.</param>
    /// <exception cref="System.Runtime.Serialization.SerializationException">It is no message.</exception>
    public static string NameOf(Type type) => s_names.TryGetValue(type, out string? name)
        ? name
        : throw new System.Runtime.Serialization.SerializationException(
            $"{type} is not among the messages that cross processes; WireManifests lists them.");

    /// <summary>The type of a message.</summary>
    /// <param name="name">The message's name.</param>
    /// <exception cref="System.Runtime.Serialization.SerializationException">There is no such message.</exception>
    public static Type TypeOf(string name) => s_types.TryGetValue(name, out Type? type)
        ? type
        : throw new System.Runtime.Serialization.SerializationException(
            $"Unknown message '{(name.Length > 64 ? name[..64] : name)}': another version of Strata sent it.");
}
