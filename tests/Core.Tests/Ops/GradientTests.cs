using Strata.Autodiff;
using Strata.Ops;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Ops;

public sealed class GradientTests
{
    public static TheoryData<string> Cases => [.. GradientCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_gradient_is_that_of_central_differences(string name)
    {
        var (f, at) = GradientCases.All[name];

        GradientCheck.Holds(f, at);
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("tanh")]
    [InlineData("relu")]
    [InlineData("elu")]
    [InlineData("sigmoid")]
    [InlineData("selu")]
    [InlineData("clipByValue")]
    [InlineData("where")]
    [InlineData("mul, broadcast")]
    [InlineData("matMul")]
    [InlineData("conv2d, valid")]
    [InlineData("avgPool")]
    [InlineData("sum, columns")]
    [InlineData("mean of axes")]
    [InlineData("softmax")]
    [InlineData("logSoftmax")]
    [InlineData("crossentropy")]
    [InlineData("crossentropy of logits")]
    [InlineData("crossentropy of binary classes")]
    [InlineData("squaredDifference, broadcast")]
    [InlineData("crossentropy of class numbers")]
    public void A_gradient_can_be_differentiated_again(string name)
    {
        var (f, at) = GradientCases.All[name];

        GradientCheck.Holds(x => Gradients.Of(() => f(x).square().sum(), x).Gradients[0], at, 2e-2);
    }

    [Fact]
    public void Each_differentiable_op_has_a_case()
    {
        var seen = new HashSet<Type>();
        foreach (var (f, at) in GradientCases.All.Values)
        {
            using var tape = new Tape();
            var y = f(at);
            tape.Dispose();
            foreach (var op in tape.Records.Select(r => r.Op).OfType<IOp>()) seen.Add(op.GetType());
        }

        var expected = typeof(IOp).Assembly.GetTypes()
            .Where(t => t.IsValueType && t.IsAssignableTo(typeof(IDifferentiable))
                && !WithoutGradient.Contains(t.Name));
        Assert.Empty(expected.Where(t => !seen.Contains(t)).Select(t => t.Name));
    }

    // Truth values and whole numbers have no gradient, a cast to float32 is none; the gradient ops themselves are
    // differentiated above.
    private static readonly string[] WithoutGradient =
    [
        "Cast", "And", "Or", "Xor", "Not", "Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual",
        "FloorDiv",
        "IsNaN", "IsInf", "IsFinite", "ConvInputGradient", "ConvFilterGradient", "PoolGradient",
        "SoftmaxGradient", "CrossentropyGradient", "BinaryCrossentropyGradient",
        "ReluGradient", "EluGradient", "SigmoidGradient", "TanhGradient",
    ];
}
