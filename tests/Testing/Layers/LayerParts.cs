using Strata.Autodiff;
using Strata.Backends;
using Strata.Plans;
using Strata.Training;
using Xunit;

namespace Strata.Testing.Layers;

/// <summary>
/// A training call of a layer as a plan: its outputs, the gradients of its inputs and weights, and its weights after,
/// of a batch that is whole or cut into parts as among workers.
/// </summary>
internal sealed class LayerParts
{
    private const int Rows = 41;
    private readonly Tensor[] inputs;
    private readonly Variable[] variables;
    private readonly Plan plan;

    internal LayerParts(LayerCase row)
    {
        var layer = LayerRun.Built(row);
        inputs = LayerRun.Inputs(row with { Inputs = [.. row.Inputs.Select(s => (int[])[Rows, .. s[1..]])] });
        using var trace = new Trace();
        Tensor[] symbols = Array.ConvertAll(inputs, x => trace.Input(new(x.Dims.With(0, -1), x.dtype)));
        Tensor[] points = [.. symbols, .. layer.trainableWeights.Select(w => (Tensor)w.val)], outputs = [];
        var (_, gradients) = Gradients.OfSome(() => Loss(outputs = layer.apply<Tensor[]>(symbols, true)), points);
        plan = trace.Compile([.. outputs, .. gradients.OfType<Tensor>()]);
        variables = [.. trace.Variables];
    }

    /// <summary>The bits of all results of the batch in so many parts.</summary>
    internal int[][] Bits(int count)
    {
        int leaves = LeafTree.LeafCount(Rows);
        int[] equal = [.. Enumerable.Repeat(1, count)];
        LeafRange[] parts = [.. equal.Select((_, i) => LeafShare.Of(equal, i, leaves))];
        using var meeting = new MeetingExchange(parts);
        var runs = parts.Select((part, i) => Task.Factory.StartNew(
            () => Run(LeafTree.RowsOf(part, Rows), count == 1 ? null : meeting.Of(i)),
            TaskCreationOptions.LongRunning)).ToArray();
        Assert.True(Task.WaitAll(runs, TimeSpan.FromSeconds(60)), "the parts did not finish");
        return Joined([.. runs.Select(run => run.Result)]);
    }

    private static Tensor Loss(Tensor[] outputs) =>
        outputs.Select(y => y.toFloat().square().sum()).Aggregate((a, b) => a.add(b));

    private float[][] Run(LeafRange rows, IExchange? exchange)
    {
        Variable[] own = [.. variables.Select(v => new Variable(v, false))];
        using var executor = Engine.Backend.Prepare(plan, Rows);
        executor.Bind([.. own.Select(v => v.View)]);
        for (int i = 0; i < inputs.Length; i++)
            executor.SetInput(i, Planned.Bytes(inputs[i].slice([rows.First], [rows.Count])));
        executor.Run(new(3, Rows, rows.First, rows.Count), 7, exchange);
        return
        [
            .. plan.Outputs.Select((_, i) => Planned.Output(executor, i)), .. own.Select(v => v.dataSync()),
        ];
    }

    // Of what has rows, those of all parts; of the rest what each part has, which is the same for all.
    private int[][] Joined(float[][][] parts)
    {
        int[][] Of(int i, IEnumerable<float[][]> some) =>
            [.. some.Select(part => Array.ConvertAll(part[i], BitConverter.SingleToInt32Bits))];
        var joined = new List<int[]>();
        for (int i = 0; i < parts[0].Length; i++)
        {
            if (i < plan.Outputs.Count && plan.Nodes[plan.Outputs[i]].Spec.Dims.IsSymbolic)
            {
                joined.Add([.. Of(i, parts).SelectMany(bits => bits)]);
                continue;
            }

            var each = Of(i, parts);
            Assert.All(each, bits => Assert.Equal(each[0], bits));
            joined.Add(each[0]);
        }

        return [.. joined];
    }
}
