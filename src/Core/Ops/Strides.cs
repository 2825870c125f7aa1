using Strata.Tensors;

namespace Strata.Ops;

/// <summary>Strides, in elements, of dense row-major tensors.</summary>
internal static class Strides
{
    internal static Dims Of(Dims dims)
    {
        Span<int> strides = stackalloc int[dims.Rank];
        int stride = 1;
        for (int i = dims.Rank - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dims[i];
        }

        return new(strides);
    }

    /// <summary>The element at a place of a tensor of these strides.</summary>
    internal static long At(Dims strides, Dims place)
    {
        long at = 0;
        for (int i = 0; i < strides.Rank; i++) at += (long)strides[i] * place[i];
        return at;
    }
}
