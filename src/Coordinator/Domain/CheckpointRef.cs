using Strata.Wire.Messages;

namespace Strata.Coordinator.Domain;

/// <summary>The newest state of a run that the coordinator holds.</summary>
/// <param name="Holder">The coordinator, as workers reach its data plane.</param>
/// <param name="State">The state.</param>
/// <param name="Step">The step after which it was taken; -1 before step 0.</param>
internal sealed record CheckpointRef(ViewMember Holder, BlobReference State, long Step);
