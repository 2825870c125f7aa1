using Strata.Layers.Recurrent;
using Strata.Layers.Wrappers;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Layers.Recurrent;

public sealed class SequenceTests
{
    private static readonly Tensor X = Arrays.Uniform([3, 5, 4], -1, 1);

    public static TheoryData<string> Layers => [.. Makers.Keys];

    private static Dictionary<string, Func<bool, RecurrentLayer>> Makers { get; } = new()
    {
        ["simpleRNN"] = all => new SimpleRNN(6, returnSequences: all, returnState: true),
        ["lstm"] = all => new LSTM(6, returnSequences: all, returnState: true),
        ["lstm of sigmoid gates"] =
            all => new LSTM(6, recurrentActivation: "sigmoid", returnSequences: all, returnState: true),
        ["gru"] = all => new GRU(6, returnSequences: all, returnState: true),
        ["gru with reset after"] = all => new GRU(6, resetAfter: true, returnSequences: all, returnState: true),
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_sequence_at_once_is_the_sequence_step_by_step(string name)
    {
        foreach (bool all in (bool[])[false, true])
        {
            var layer = Makers[name](all);
            var atOnce = layer.apply<Tensor[]>(X);

            // A mask makes the layer take its steps one by one.
            var byStep = layer.apply<Tensor[]>(X, mask: Arrays.Uniform([3, 5], 0, 0).onesLike());

            for (int i = 0; i < atOnce.Length; i++)
                Near.All(atOnce[i].dataSync<double>(), byStep[i].dataSync(), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Masked_steps_change_nothing(string name)
    {
        var layer = Makers[name](true);
        var mask = Arrays.Tensor([3, 5], [.. Enumerable.Repeat((float[])[1, 1, 1, 0, 0], 3).SelectMany(m => m)]);

        var masked = layer.apply<Tensor[]>(X, mask: mask);
        var cut = layer.apply<Tensor[]>(X.slice([0, 0], [-1, 3]));

        for (int i = 1; i < masked.Length; i++) Near.All(cut[i].dataSync<double>(), masked[i].dataSync(), 1e-6);
        var last = cut[0].slice([0, 2], [-1, 1]).dataSync<double>();
        for (int step = 2; step < 5; step++)
            Near.All(last, masked[0].slice([0, step], [-1, 1]).dataSync(), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_sequence_goes_on_from_the_states_of_its_first_half(string name)
    {
        var layer = Makers[name](true);
        var whole = layer.apply<Tensor[]>(X);

        var first = layer.apply<Tensor[]>(X.slice([0, 0], [-1, 2]));
        var second = layer.apply<Tensor[]>([X.slice([0, 2], [-1, 3]), .. first[1..]]);

        Near.All(whole[0].dataSync<double>(), first[0].concat(second[0], 1).dataSync(), 1e-6);
        for (int i = 1; i < whole.Length; i++) Near.All(whole[i].dataSync<double>(), second[i].dataSync(), 1e-6);
    }

    [Fact]
    public void Going_backwards_takes_the_steps_from_the_last_to_the_first()
    {
        var ahead = new LSTM(3, returnSequences: true);
        var back = new LSTM(3, returnSequences: true, goBackwards: true);
        ahead.apply(X);
        back.apply(X);
        back.setWeights(ahead.getWeights());

        Assert.Equal(ahead.apply(X.reverse([1])).dataSync(), back.apply(X).dataSync());
    }

    [Fact]
    public void Dropout_drops_the_same_part_at_all_steps()
    {
        var layer = new SimpleRNN(
            4, "linear", false, "identity", "zeros", dropout: 0.5, returnSequences: true);

        float[] y = layer.apply(X.onesLike(), training: true).dataSync();

        for (int row = 0; row < 3; row++)
        {
            float[] first = y[(row * 20)..][..4];
            Assert.All(first, v => Assert.Contains(v, (float[])[0, 2]));
            for (int step = 1; step < 5; step++) Assert.Equal(first, y[((row * 20) + (step * 4))..][..4]);
        }
    }

    [Theory]
    [InlineData("concat")]
    [InlineData("sum")]
    [InlineData("mul")]
    [InlineData("ave")]
    [InlineData(null)]
    public void Both_directions_are_merged(string? mode)
    {
        var layer = new Bidirectional(new GRU(2, returnSequences: true, returnState: true), mode);
        var found = layer.apply<Tensor[]>(X);
        GRU Half(bool back, int first)
        {
            var gru = new GRU(2, returnSequences: true, returnState: true, goBackwards: back);
            gru.apply<Tensor[]>(X);
            gru.setWeights(layer.getWeights()[first..][..3]);
            return gru;
        }

        Tensor[] there = Half(false, 0).apply<Tensor[]>(X), back = Half(true, 3).apply<Tensor[]>(X);
        Tensor y = there[0], turned = back[0].reverse([1]);
        Tensor[] merged = mode switch
        {
            "concat" => [y.concat(turned, -1)],
            "sum" => [y.add(turned)],
            "mul" => [y.mul(turned)],
            "ave" => [y.add(turned).mul(0.5)],
            _ => [y, turned],
        };
        Tensor[] expected = [.. merged, there[1], back[1]];
        Assert.Equal(expected.Select(t => t.dataSync()), found.Select(t => t.dataSync()));
    }

    [Fact]
    public void Each_step_is_what_the_layer_makes_of_it()
    {
        var layer = new TimeDistributed(new SimpleRNN(3));
        var x = Arrays.Uniform([2, 3, 4, 2], -1, 1);
        var y = layer.apply(x);

        for (int step = 0; step < 3; step++)
        {
            var alone = layer.layer.apply(x.slice([0, step], [-1, 1]).squeeze([1]));
            Assert.Equal(alone.dataSync(), y.slice([0, step], [-1, 1]).dataSync());
        }
    }

    [Theory]
    [InlineData("other")]
    [InlineData("")]
    public void An_unknown_way_of_merging_is_refused(string mode)
    {
        var error = Assert.Throws<ArgumentException>(() => new Bidirectional(new GRU(2), mode));

        Assert.Contains("mergeMode", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_need_three_axes()
    {
        var error = Assert.Throws<ShapeException>(
            () => new TimeDistributed(new GRU(2)).apply(Arrays.Uniform([2, 3], 0, 1)));

        Assert.Contains("at least 3 axes", error.Message, StringComparison.Ordinal);
    }
}
