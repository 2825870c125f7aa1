using Strata.Backends;
using Strata.Ops;

namespace Strata.Plans;

/// <summary>One op of a resolved plan.</summary>
/// <param name="Op">What runs.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Output">What it writes.</param>
/// <param name="Level">Its level.</param>
/// <param name="EntriesPerRow">If it sums over the batch, entries of the summed axis per row; else 0.</param>
internal readonly record struct ResolvedStep(
    IOp Op, BufferView[] Inputs, BufferView Output, int Level, int EntriesPerRow);
