using MessagePack;
using Strata.Wire.Messages;

namespace Strata.Wire.Journal;

/// <summary>A view is about to be sent.</summary>
/// <param name="Run">The run.</param>
/// <param name="Generation">The view's generation.</param>
/// <param name="FromStep">Its first step.</param>
/// <param name="Members">Its workers by rank.</param>
[MessagePackObject]
public sealed record ViewMade(
    [property: Key(0)] long Run,
    [property: Key(1)] int Generation,
    [property: Key(2)] long FromStep,
    [property: Key(3)] ViewMember[] Members) : IJournalEvent;
