using Strata.Backends;
using Buffer = Strata.Backends.Buffer;

namespace Strata.Plans;

/// <summary>What a plan reads and writes beside its own intermediate values.</summary>
/// <param name="Inputs">The buffers of the inputs.</param>
/// <param name="Constants">The buffers of the constants.</param>
/// <param name="Variables">Where the variables lie.</param>
internal sealed record PlanMemory(Buffer[] Inputs, Buffer[] Constants, BufferView[] Variables);
