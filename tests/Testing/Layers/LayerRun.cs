using Strata.Backends;
using Strata.Plans;

namespace Strata.Testing.Layers;

/// <summary>One call of a layer, eager or as a plan with a symbolic batch axis.</summary>
internal static class LayerRun
{
    /// <summary>The case's layer, built, its weights spread so that no two are equal.</summary>
    internal static Layer Built(LayerCase row)
    {
        var layer = row.Make();
        layer.apply<SymbolicTensor[]>(Array.ConvertAll(row.Inputs, Symbol));
        Tensor[] spread = [.. layer.weights.Select((w, i) => Arrays.Uniform(w.shape, 0.2, 0.8, seed: 40 + i))];
        layer.setWeights(spread);
        return layer;
    }

    internal static SymbolicTensor Symbol(int[] shape) => new Strata.Layers.Basic.InputLayer(
        options: new() { inputShape = (Shape?)shape[1..] }).output;

    /// <summary>
    /// Values far enough from one another, and from 0, that a small step changes no order and no sign.
    /// </summary>
    internal static Tensor[] Inputs(LayerCase row) =>
        [.. row.Inputs.Select((shape, i) => row.Numbers > 0 ? Numbers(shape, row.Numbers) : Spread(shape, 3 + i))];

    /// <summary>The outputs and then the weights after a call.</summary>
    internal static float[][] Eagerly(Layer layer, Tensor[] inputs, bool training)
    {
        var outputs = layer.apply<Tensor[]>(inputs, training);
        return [.. outputs.Select(y => y.dataSync()), .. layer.weights.Select(w => w.read().dataSync())];
    }

    /// <summary>The same by a plan, run once on all rows.</summary>
    internal static float[][] Planned(Layer layer, Tensor[] inputs, bool training, long step = 0)
    {
        Plan plan;
        BufferView[] variables;
        using (var trace = new Trace())
        {
            Tensor[] symbols = Array.ConvertAll(inputs, x => trace.Input(new(x.Dims.With(0, -1), x.dtype)));
            plan = trace.Compile(layer.apply<Tensor[]>(symbols, training));
            variables = [.. trace.Variables.Select(v => v.View)];
        }

        int rows = inputs[0].shape[0];
        using var executor = Engine.Backend.Prepare(plan, rows);
        executor.Bind(variables);
        for (int i = 0; i < inputs.Length; i++) executor.SetInput(i, Testing.Planned.Bytes(inputs[i]));
        executor.Run(StepRows.Whole(step, rows), seed: 7);
        return
        [
            .. plan.Outputs.Select((_, i) => Testing.Planned.Output(executor, i)),
            .. layer.weights.Select(w => w.read().dataSync()),
        ];
    }

    // Between whole numbers, as they are rounded down.
    private static Tensor Numbers(int[] shape, int count) => Arrays.Tensor(shape, [.. Enumerable
        .Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => (i * 7 % count) + 0.5f)]);

    private static Tensor Spread(int[] shape, int seed)
    {
        int count = shape.Aggregate(1, (a, b) => a * b);
        int[] places = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(places);
        return Arrays.Tensor(shape, Array.ConvertAll(places, p => (2 * (p - (count / 2)) + 1) * (1.5f / count)));
    }
}
