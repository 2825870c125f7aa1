using Strata.Autodiff;
using Strata.Plans;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Autodiff;

public sealed class CustomGradientTests
{
    [Fact]
    public void A_gradient_of_ones_own_holds_in_a_plan()
    {
        using var trace = new Trace();
        var input = trace.Input(new([-1, 2], DType.float32));

        var (_, gradients) = Gradients.Of(() => Clipped(input).mul(5), [input]);
        var plan = trace.Compile(gradients);

        Assert.Equal([1, 1, 1, 1], Planned.Run(plan, Engine.Backend, 2, Arrays.Uniform([2, 2], 0, 1))[0]);
    }

    // Twice x, whose gradient lies between −1 and 1.
    private static Tensor Clipped(Tensor x) => CustomGradients.Apply(
        (a, _) => new(a[0].mul(2), (Tensor dy, Tensor[] _) => dy.clipByValue(-1, 1)), [x]);
}
