using Strata.Tensors;

namespace Strata.Ops;

/// <summary>What ops ask of their inputs before a kernel reads them.</summary>
internal static class Operands
{
    /// <summary>All are float32.</summary>
    internal static void AreFloat(ReadOnlySpan<TensorSpec> inputs, string op)
    {
        foreach (var input in inputs)
        {
            if (input.DType != DType.float32)
                throw new ShapeException($"{op}: expected float32, received {input.DType} of shape {input.Dims}.");
        }
    }

    /// <summary>All have one type, and it is float32 unless the op works on whole numbers and truth values.</summary>
    internal static void HaveType(ReadOnlySpan<TensorSpec> inputs, bool integer, object op)
    {
        foreach (var input in inputs)
        {
            bool isNumber = input.DType != DType.@string && input.DType == inputs[0].DType;
            if (!isNumber || integer == (input.DType == DType.float32))
            {
                throw new ShapeException(
                    $"{op}: expected {(integer ? "int32 or bool" : "float32")}, received {input.DType}.");
            }
        }
    }

    /// <summary>An axis of these dimensions.</summary>
    internal static void HasAxis(Dims dims, int axis, string op)
    {
        if (axis < 0 || axis >= dims.Rank)
            throw new ShapeException(
                $"{op}: expected an axis from 0 to {dims.Rank - 1} of shape {dims}, received {axis}.");
    }

    /// <summary>Dimensions of the given rank and lengths behind the first axis.</summary>
    internal static void Fit(Dims dims, string name, params ReadOnlySpan<int> lengths)
    {
        bool fits = dims.Rank == lengths.Length + 1;
        for (int i = 0; fits && i < lengths.Length; i++) fits = dims[i + 1] == lengths[i];
        if (!fits)
            throw new ShapeException($"{name}: expected [n,{string.Join(",", lengths.ToArray())}], received {dims}.");
    }
}
