using Strata.Tensors;

namespace Strata.Backends;

/// <summary>
/// A copy between two strided boxes: element (i₀, i₁, …) of the box goes from source element
/// SourceStart + Σ iₖ·SourceStrides[k] to target element TargetStart + Σ iₖ·TargetStrides[k]. Strides may be zero
/// (source: repeat) or negative (reverse); they and the starts count elements.
/// </summary>
/// <param name="Box">The lengths of the box.</param>
/// <param name="SourceStart">The source element of the box's origin.</param>
/// <param name="SourceStrides">The source stride of each axis.</param>
/// <param name="TargetStart">The target element of the box's origin.</param>
/// <param name="TargetStrides">The target stride of each axis.</param>
public readonly record struct StridedMap(
    Dims Box, long SourceStart, Dims SourceStrides, long TargetStart, Dims TargetStrides);
