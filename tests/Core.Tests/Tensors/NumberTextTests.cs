using Strata.Tensors;
using Xunit;

namespace Strata.Core.Tests.Tensors;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(1e23, "1e+23")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(1234.5678, "1234.5678")]
    public void Numbers_read_as_in_JavaScript(double number, string text) => Assert.Equal(text, NumberText.Of(number));
}
