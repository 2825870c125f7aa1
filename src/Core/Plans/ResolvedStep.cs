using Strata.Backends;
using Strata.Ops;

namespace Strata.Plans;

/// <summary>One kernel of a resolved plan.</summary>
/// <param name="Op">What runs.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Outputs">What it writes; several only if it is an elementwise program.</param>
/// <param name="Level">Its level.</param>
/// <param name="EntriesPerRow">If it sums over the batch, entries of the summed axis per row; else 0.</param>
/// <param name="Then">What runs within its kernel, if anything.</param>
internal readonly record struct ResolvedStep(
    IOp Op, BufferView[] Inputs, BufferView[] Outputs, int Level, int EntriesPerRow, Epilogue? Then);
