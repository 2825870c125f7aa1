using Strata.Autodiff;
using Strata.Core.Tests.Ops;
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

    private static Tensor[] Step(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        var (value, gradients) = Gradients.Of(() => f(x), x);
        return [value, .. gradients];
    }
}
