using Strata.Layers;
using Xunit;

namespace Strata.Core.Tests.Layers;

public sealed class CasingTests
{
    [Theory]
    [InlineData("Dense", "dense")]
    [InlineData("Conv2D", "conv2d")]
    [InlineData("BatchNormalization", "batch_normalization")]
    [InlineData("PReLU", "p_re_lu")]
    [InlineData("ReLU", "re_lu")]
    [InlineData("ConvLSTM2D", "conv_lst_m2d")]
    [InlineData("batchInputShape", "batch_input_shape")]
    [InlineData("l1l2", "l1l2")]
    [InlineData("_Own", "private__own")]
    [InlineData("xA1Cd", "x_a1cd")]
    public void Camel_becomes_snake_as_in_TensorFlowJS(string camel, string snake) =>
        Assert.Equal(snake, Casing.ToSnake(camel));

    [Theory]
    [InlineData("batch_input_shape", "batchInputShape")]
    [InlineData("beta_1", "beta1")]
    [InlineData("relu", "relu")]
    [InlineData("a__b_", "aB")]
    [InlineData("a_", "a")]
    public void Snake_becomes_camel_as_in_TensorFlowJS(string snake, string camel) =>
        Assert.Equal(camel, Casing.ToCamel(snake));
}
