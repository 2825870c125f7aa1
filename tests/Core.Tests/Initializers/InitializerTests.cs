using Strata.Initializers;
using Xunit;

namespace Strata.Core.Tests.Initializers;

public sealed class InitializerTests
{
    public static TheoryData<string> Random =>
        ["randomUniform", "randomNormal", "truncatedNormal", "orthogonal", "varianceScaling", "glorotUniform",
            "glorotNormal", "heUniform", "heNormal", "leCunUniform", "leCunNormal"];

    [Theory]
    [MemberData(nameof(Random))]
    public void A_seed_makes_values_repeatable_and_none_makes_new_ones(string name)
    {
        var type = ((Initializer)name).GetType();
        Initializer Seeded(int seed) =>
            (Initializer)Strata.Serialization.ConfigSchema.Of(type).Create(new() { ["seed"] = seed }, null);
        float[] Values(Initializer initializer) => initializer.apply([6, 5], DType.float32).dataSync();

        Assert.Equal(Values(Seeded(0)), Values(Seeded(0)));
        Assert.NotEqual(Values(Seeded(0)), Values(Seeded(1)));
        Initializer free = name;
        Assert.NotEqual(Values(free), Values(free));
    }

    [Fact]
    public void Zero_is_a_bound_like_any_other()
    {
        float[] values = new RandomUniform(0, 1, 0).apply([1000], DType.float32).dataSync();
        Assert.All(values, v => Assert.InRange(v, 0f, 1f));
        Assert.InRange(values.Average(), 0.45f, 0.55f);
    }

    [Theory]
    [InlineData(40, 20)]
    [InlineData(20, 40)]
    public void Orthogonal_columns_or_rows_are_orthonormal(int rows, int columns)
    {
        var w = new Orthogonal(2, 1).apply([rows, columns], DType.float32);
        var product = (rows >= columns ? w.matMul(w, transposeA: true) : w.matMul(w, transposeB: true)).dataSync();
        int n = Math.Min(rows, columns);
        for (int i = 0; i < n * n; i++) Assert.Equal(i % (n + 1) == 0 ? 4 : 0, product[i], 1e-4f);
    }

    [Fact]
    public void Identity_is_for_square_matrices()
    {
        Assert.Equal([3f, 0, 0, 3], new Identity(3).apply([2, 2], DType.float32).dataSync());
        Assert.Throws<ShapeException>(() => new Identity().apply([2, 3], DType.float32));
    }

    [Theory]
    [InlineData("fanIn", "normal", 30)]
    [InlineData("fanOut", "uniform", 70)]
    [InlineData("fanAvg", "truncatedNormal", 50)]
    public void Variance_scaling_has_the_variance_of_its_fan(string mode, string distribution, double fan)
    {
        float[] values = new VarianceScaling(2, mode, distribution, 5).apply([30, 70], DType.float32).dataSync();
        double variance = values.Average(v => (double)v * v), expected = 2 / fan;
        double truncated = distribution == "uniform" ? 1 : 0.774;
        Assert.InRange(variance, expected * truncated * 0.9, expected * truncated * 1.1);
    }

    [Fact]
    public void Files_write_them_as_TensorFlowJS_does_and_read_the_names_of_Keras()
    {
        Initializer he = "heUniform";
        Assert.Equal("VarianceScaling", he.getClassName());
        Assert.Equal(
            """{"scale":2,"mode":"fanIn","distribution":"uniform","seed":null}""", he.getConfig().ToJsonString());
        var keras = Strata.Serialization.ClassRegistry.Create<Initializer>(
            System.Text.Json.Nodes.JsonNode.Parse("""{"class_name":"LecunNormal","config":{"seed":3}}""")!);
        Assert.Equal(3, Assert.IsType<LeCunNormal>(keras).seed);
    }
}
