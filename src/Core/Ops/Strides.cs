using Strata.Tensors;

namespace Strata.Ops;

/// <summary>Strides, in elements, of dense row-major tensors.</summary>
internal static class Strides
{
    internal static int[] Of(Dims dims)
    {
        int[] strides = new int[dims.Rank];
        int stride = 1;
        for (int i = dims.Rank - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dims[i];
        }

        return strides;
    }
}
