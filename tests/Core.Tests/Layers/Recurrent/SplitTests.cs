using Strata.Layers.Basic;
using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Models;
using Strata.Plans;
using Strata.Testing;
using Strata.Training;
using Xunit;

namespace Strata.Core.Tests.Layers.Recurrent;

public sealed class SplitTests
{
    private const int Rows = 83;

    public static TheoryData<string> Models => [.. Makers.Keys];

    private static Dictionary<string, Func<Layer>> Makers { get; } = new()
    {
        ["simpleRNN"] = () => new SimpleRNN(18, options: First),
        ["lstm"] = () => new LSTM(18, options: First),
        ["gru"] = () => new GRU(5, options: First),
        ["gru with reset after"] = () => new GRU(18, resetAfter: true, options: First),
        ["lstm with dropout"] = () => new LSTM(4, dropout: 0.3, recurrentDropout: 0.3, options: First),
        ["both directions"] = () => new Bidirectional(new LSTM(4), options: First),
    };

    private static LayerOptions First => new() { inputShape = [3, 2] };

    [Theory]
    [MemberData(nameof(Models))]
    public void Any_number_of_parts_trains_to_the_same_bits(string name)
    {
        var model = new Sequential([Makers[name](), new Dense(1)]);
        model.compile(new SGDOptimizer(0.1), "meanSquaredError");
        Tensor x = Arrays.Uniform([Rows, 3, 2], -1, 1), y = Arrays.Uniform([Rows, 1], -1, 1, seed: 2);
        var step = model.StepFor(ModelData.Batch(model, x, y).Form, null);
        var (program, all, _) = ProgramTracer.Trace(step, true, false);
        Variable[] variables = [.. program.TrainVariables.Select(i => all[i])];

        int[] alone = Train(program.Train!, variables, x, y, 1);

        foreach (int parts in (int[])[2, 3, 5]) Assert.Equal(alone, Train(program.Train!, variables, x, y, parts));
    }

    // Two steps; the bits of all weights of the last part.
    private static int[] Train(Plan plan, IReadOnlyList<Variable> variables, Tensor x, Tensor y, int count)
    {
        LeafRange[] parts =
            [.. Enumerable.Range(0, count).Select(i => LeafShare.Of([.. Enumerable.Repeat(1, count)], i,
                LeafTree.LeafCount(Rows)))];
        using var meeting = new MeetingExchange(parts);
        var runs = parts.Select((part, i) => Task.Factory.StartNew(
            () => Run(plan, variables, x, y, LeafTree.RowsOf(part, Rows), count == 1 ? null : meeting.Of(i)),
            TaskCreationOptions.LongRunning)).ToArray();
        Assert.True(Task.WaitAll(runs, TimeSpan.FromSeconds(60)), "the parts did not finish");
        return runs[^1].Result;
    }

    private static int[] Run(
        Plan plan, IReadOnlyList<Variable> variables, Tensor x, Tensor y, LeafRange rows,
        IExchange? exchange)
    {
        var backend = Engine.Backend;
        Variable[] own = [.. variables.Select(v => new Variable(v, false))];
        using var executor = backend.Prepare(plan, Rows);
        executor.Bind([.. own.Select(v => v.View)]);
        for (int step = 0; step < 2; step++)
        {
            executor.SetInput(0, Planned.Bytes(x.slice([rows.First], [rows.Count])));
            executor.SetInput(1, Planned.Bytes(y.slice([rows.First], [rows.Count])));
            executor.Run(new(step, Rows, rows.First, rows.Count), 7, exchange);
        }

        return [.. own.SelectMany(v => v.Bits())];
    }
}
