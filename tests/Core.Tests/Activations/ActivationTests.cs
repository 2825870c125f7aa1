using System.Text.Json.Nodes;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Activations;

public sealed class ActivationTests
{
    [Theory]
    [InlineData("gelu", -0.15865526, 0.34573123)]
    [InlineData("gelu_new", -0.15880802, 0.3457140)]
    [InlineData("mish", -0.30340147, 0.3752452)]
    [InlineData("swish", -0.26894143, 0.31122967)]
    [InlineData("silu", -0.26894143, 0.31122967)]
    [InlineData("selu", -1.1113307, 0.5253505)]
    [InlineData("softplus", 0.31326169, 0.9740770)]
    [InlineData("hardSigmoid", 0.3, 0.6)]
    [InlineData("elu", -0.6321206, 0.5)]
    [InlineData("relu6", 0, 0.5)]
    [InlineData("softsign", -0.5, 0.33333334)]
    public void Values_are_those_of_TensorFlowJS(string name, double atMinusOne, double atHalf)
    {
        ActivationFunction f = name;
        float[] y = f.apply(Arrays.Tensor([2], -1, 0.5f)).dataSync();
        Assert.Equal((float)atMinusOne, y[0], 2e-6f);
        Assert.Equal((float)atHalf, y[1], 2e-6f);
    }

    [Fact]
    public void Softmax_and_its_logarithm_run_along_the_last_axis()
    {
        ActivationFunction softmax = "softmax", logSoftmax = "logSoftmax";
        var x = Arrays.Tensor([1, 2], 0, MathF.Log(3));
        Assert.Equal(0.75f, softmax.apply(x).dataSync()[1], 1e-6f);
        Assert.Equal(MathF.Log(0.25f), logSoftmax.apply(x).dataSync()[0], 1e-6f);
    }

    [Theory]
    [InlineData("hard_sigmoid", "hardSigmoid")]
    [InlineData("gelu_new", "gelu_new")]
    [InlineData("log_softmax", "logSoftmax")]
    [InlineData("leaky_relu", "leakyRelu")]
    public void Files_may_write_snake_case(string written, string name) =>
        Assert.Equal(name, ActivationFunction.FromJson(JsonValue.Create(written)!).getClassName());
}
