using Strata.Ops;
using Strata.Ops.Linear;
using Strata.Plans;
using Strata.Tensors;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Plans;

public sealed class EpilogueScheduleTests
{
    private static readonly TensorSpec Rows = new([-1, 3], DType.float32);

    [Fact]
    public void Bias_and_activation_run_within_the_product()
    {
        var plan = Traced(x => [x.matMul(Weight).add(Bias).relu()]);

        Assert.Equal([("MatMul", "Fused")], Pairs(plan, alone: true));
        Assert.Equal([("MatMul", "Fused")], Pairs(plan, alone: false));
    }

    [Fact]
    public void What_two_ops_read_is_finished_by_neither() =>
        Assert.Empty(Pairs(
            Traced(x =>
            {
                var product = x.matMul(Weight);
                return [product.relu(), product.sin()];
            }),
            alone: true));

    [Fact]
    public void An_update_runs_within_its_gradient_only_where_nobody_exchanges_sums()
    {
        var plan = Step(out _);

        Assert.Contains(("MatMulRows", "Fused"), Pairs(plan, alone: true));
        Assert.DoesNotContain(("MatMulRows", "Fused"), Pairs(plan, alone: false));
    }

    [Fact]
    public void A_variable_is_updated_behind_all_that_read_its_old_value()
    {
        var plan = EpilogueSchedule.Of(ElementwiseFusion.Of(Step(out int read)), alone: true, out int[] epilogueOf);

        int gradient = Enumerable.Range(0, epilogueOf.Length).Single(i => plan.Nodes[i].Op is MatMulRows);
        int last = Enumerable.Range(0, plan.Nodes.Count).Last(i =>
            plan.Nodes[i].Op is MatMul && plan.Nodes[i].Inputs.Any(j => plan.Nodes[j].Kind == NodeKind.Variable));
        Assert.Equal(2, read);
        Assert.True(last < gradient, $"the product of node {last} reads what node {gradient} has overwritten");
    }

    [Fact]
    public void A_step_gives_the_same_bits_alone_and_with_others()
    {
        float[] alone = Trained(null), together = Trained(new ExchangeOfOne());

        Assert.Equal(alone, together);
    }

    private static Tensor Weight => Arrays.Uniform([3, 4], -1, 1);

    private static Tensor Bias => Arrays.Uniform([4], -1, 1);

    private static Plan Traced(Func<Tensor, Tensor[]> f) => Planned.Trace(x => f(x[0]), Rows);

    private static (string, string)[] Pairs(Plan plan, bool alone)
    {
        var scheduled = EpilogueSchedule.Of(ElementwiseFusion.Of(plan), alone, out int[] epilogueOf);
        return [.. Enumerable.Range(0, epilogueOf.Length).Where(i => epilogueOf[i] >= 0)
            .Select(i => (Name(scheduled, i), Name(scheduled, epilogueOf[i])))];
    }

    private static string Name(Plan plan, int node) => plan.Nodes[node].Op!.GetType().Name;

    // y = x·w, w -= 0.1·(xᵀ·y), and what comes back through w is read behind the gradient.
    private static Plan Step(out int products)
    {
        var weight = new Variable(Arrays.Uniform([3, 4], -1, 1));
        var plan = Traced(x => Body(x, weight));
        products = plan.Nodes.Count(node => node.Op is MatMul);
        return plan;
    }

    private static Tensor[] Body(Tensor x, Variable weight)
    {
        var y = x.matMul(weight);
        var gradient = x.matMul(y, transposeA: true);
        var back = y.matMul(weight, transposeB: true);
        weight.assign(weight.sub(gradient.mul(0.1)));
        return [back];
    }

    private static float[] Trained(IExchange? exchange)
    {
        var weight = new Variable(Arrays.Uniform([3, 4], -1, 1));
        using var executor = Engine.Backend.Prepare(Traced(x => Body(x, weight)), 40);
        executor.Bind([weight.View]);
        executor.SetInput(0, Planned.Bytes(Arrays.Uniform([40, 3], -1, 1)));
        executor.Run(StepRows.Whole(0, 40), seed: 7, exchange);
        return [.. weight.dataSync(), .. Planned.Output(executor, 0)];
    }

    /// <summary>An exchange of one worker, which has all leaves: it folds its own nodes.</summary>
    private sealed class ExchangeOfOne : IExchange
    {
        public void Reduce(int level, int nodeCount, ReadOnlyMemory<float> nodes, Memory<float> totals)
        {
            int length = totals.Length;
            var sums = nodes.ToArray();
            for (int node = nodeCount - 2; node >= 0; node--)
                for (int i = 0; i < length; i++) sums[(node * length) + i] += sums[((node + 1) * length) + i];
            sums.AsSpan(0, length).CopyTo(totals.Span);
        }
    }
}
