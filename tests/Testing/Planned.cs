using System.Runtime.InteropServices;
using Strata.Backends;
using Strata.Plans;
using Strata.Tensors;

namespace Strata.Testing;

/// <summary>Code traced to a plan and run once.</summary>
public static class Planned
{
    /// <summary>The plan of a function of tensors of these specs.</summary>
    public static Plan Trace(Func<Tensor[], Tensor[]> f, params TensorSpec[] specs)
    {
        using var trace = new Trace();
        Tensor[] inputs = [.. specs.Select(trace.Input)];
        return trace.Compile(f(inputs));
    }

    /// <summary>The elements of all outputs of a plan without variables, run on whole inputs.</summary>
    public static float[][] Run(Plan plan, Backend backend, int rows, params Tensor[] inputs)
    {
        using var executor = backend.Prepare(plan, rows);
        for (int i = 0; i < inputs.Length; i++) executor.SetInput(i, Bytes(inputs[i]));
        executor.Run(StepRows.Whole(0, rows), seed: 7);
        return [.. plan.Outputs.Select((_, i) => Output(executor, i))];
    }

    /// <summary>The elements of an output of the last run; truth values and whole numbers as float32.</summary>
    public static float[] Output(PlanExecutor executor, int output)
    {
        var view = executor.OutputView(output);
        byte[] bytes = new byte[view.Bytes];
        executor.ReadOutput(output, bytes);
        return ElementConversion.FromBytes<float>(bytes, view.DType);
    }

    /// <summary>A tensor's elements as they lie in memory.</summary>
    public static byte[] Bytes(Tensor tensor)
    {
        if (tensor.dtype == DType.float32) return MemoryMarshal.AsBytes<float>(tensor.dataSync()).ToArray();
        if (tensor.dtype == DType.int32) return MemoryMarshal.AsBytes<int>(tensor.dataSync<int>()).ToArray();
        return [.. tensor.dataSync<bool>().Select(b => b ? (byte)1 : (byte)0)];
    }
}
