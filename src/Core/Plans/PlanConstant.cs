using Strata.Tensors;

namespace Strata.Plans;

/// <summary>A tensor that belongs to a plan.</summary>
/// <param name="Spec">Its dimensions and type.</param>
/// <param name="Bytes">Its elements, little endian, row-major.</param>
public sealed record PlanConstant(TensorSpec Spec, byte[] Bytes);
