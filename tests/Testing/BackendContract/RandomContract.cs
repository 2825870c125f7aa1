using Strata.Backends;
using Strata.Tensors;
using Xunit;

namespace Strata.Testing.BackendContract;

/// <summary>What every backend's random numbers must be.</summary>
public abstract class RandomContract
{
    protected abstract Backend Backend { get; }

    private Device On => new(Backend);

    // The known answers of Random123: counter and key all 0, then all ones.
    [Fact]
    public void The_words_are_those_of_Philox()
    {
        float[] zeros = Uniform(new(Distribution.Uniform, 0, 1, 0, 0, 0, 0), 1, 4);

        uint[] words = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
        Assert.Equal(words.Select(w => (w >> 8) / 16777216f), zeros);
    }

    [Theory]
    [InlineData(Distribution.Uniform)]
    [InlineData(Distribution.Normal)]
    [InlineData(Distribution.TruncatedNormal)]
    public void A_number_depends_on_its_row_and_place_only(Distribution distribution)
    {
        var draw = new Draw(distribution, 1, 2, 12345678901234567UL, 7, 3, 0);
        float[] all = Uniform(draw, 9, 50);

        Assert.Equal(all[(4 * 50)..(7 * 50)], Uniform(draw with { FirstRow = 4 }, 3, 50));
        Assert.Equal(all[..33], Uniform(draw, 1, 33));
        Assert.NotEqual(all, Uniform(draw with { Seed = 1 }, 9, 50));
        Assert.NotEqual(all, Uniform(draw with { Step = 8 }, 9, 50));
        Assert.NotEqual(all, Uniform(draw with { Stream = 4 }, 9, 50));
    }

    [Theory]
    [InlineData(Distribution.Uniform, 0.5, 0.28867513)]
    [InlineData(Distribution.Normal, 0, 1)]
    [InlineData(Distribution.TruncatedNormal, 0, 0.87962566)]
    public void The_numbers_have_their_mean_and_spread(Distribution distribution, double mean, double spread)
    {
        const int count = 40000;
        float[] x = Uniform(new(distribution, 0, 1, 42, 0, 1, 0), 100, count / 100);

        double average = x.Average(v => (double)v);
        double deviation = Math.Sqrt(x.Average(v => (v - average) * (v - average)));
        Assert.Equal(mean, average, 5 * spread / Math.Sqrt(count));
        Assert.Equal(spread, deviation, 0.02);
        if (distribution == Distribution.Uniform) Assert.All(x, v => Assert.InRange(v, 0, MathF.BitDecrement(1)));
        if (distribution == Distribution.TruncatedNormal) Assert.All(x, v => Assert.InRange(v, -2, 2));
    }

    [Fact]
    public void A_normal_pair_is_that_of_Box_and_Muller()
    {
        var draw = new Draw(Distribution.Uniform, 0, 1, 5, 0, 0, 0);
        float[] normal = Uniform(draw with { Distribution = Distribution.Normal }, 1, 4), uniform = Uniform(draw, 1, 4);

        double radius = Math.Sqrt(-2 * Math.Log(uniform[0])), angle = 2 * Math.PI * uniform[1];
        Assert.Equal(radius * Math.Cos(angle), normal[0], 1e-4);
        Assert.Equal(radius * Math.Sin(angle), normal[1], 1e-4);
    }

    [Fact]
    public void Whole_numbers_are_even_over_their_range()
    {
        var y = On.Empty([100, 60], DType.int32);
        Backend.Random(new(Distribution.UniformInteger, -2, 4, 9, 0, 0, 0), y);

        var counts = On.Read(y).GroupBy(v => v).ToDictionary(g => (int)g.Key, g => g.Count());
        Assert.Equal([-2, -1, 0, 1, 2, 3], counts.Keys.Order());
        Assert.All(counts.Values, n => Assert.InRange(n, 850, 1150));
    }

    private float[] Uniform(Draw draw, int rows, int n)
    {
        var y = On.Empty([rows, n]);
        Backend.Random(draw, y);
        Assert.True(On.IsIntactBehind(y), "written behind the result");
        return On.Read(y);
    }
}
