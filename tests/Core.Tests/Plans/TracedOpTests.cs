using Strata.Autodiff;
using Strata.Core.Tests.Ops;
using Strata.Ops;
using Strata.Plans;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Plans;

public sealed class TracedOpTests
{
    public static TheoryData<string> Cases => [.. GradientCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_planned_value_and_its_gradients_are_the_eager_bits(string name)
    {
        var (f, at) = GradientCases.All[name];
        var plan = Planned.Trace(x => Step(f, x), [.. at.Select(x => x.Spec)]);

        float[][] planned = Planned.Run(plan, Engine.Backend, 1, at);

        var eager = Step(f, at);
        for (int i = 0; i < eager.Length; i++) Assert.Equal(eager[i].dataSync(), planned[i]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_planned_value_and_its_gradients_take_no_memory(string name)
    {
        var (f, at) = GradientCases.All[name];
        using var executor = Engine.Backend.Prepare(Planned.Trace(x => Step(f, x), [.. at.Select(x => x.Spec)]), 1);
        for (int i = 0; i < at.Length; i++) executor.SetInput(i, Planned.Bytes(at[i]));
        var rows = StepRows.Whole(0, 1);
        executor.Run(rows, 7);
        executor.Run(rows, 7);

        long before = GC.GetAllocatedBytesForCurrentThread();
        executor.Run(rows, 7);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
    }

    [Fact]
    public void Axes_of_one_element_are_no_sums_and_neighbours_are_one()
    {
        var plan = Planned.Trace(
            x => [x[0].mean([-1]), x[1].mean([1, 2], true)],
            new([-1, 1], DType.float32), new([-1, 4, 5, 3], DType.float32));

        Assert.Equal(["Reduce", "Div"], plan.Nodes.Where(n => n.Op is not (null or IAlias)).Select(
            n => n.Op!.GetType().Name));
    }

    private static Tensor[] Step(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        var (value, gradients) = Gradients.Of(() => f(x), x);
        return [value, .. gradients];
    }
}
