using Strata.Autodiff;
using Strata.Losses;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Losses;

public sealed class LossFunctionTests
{
    private static readonly float[] Targets = [0, 1, 1, 0], Outputs = [0.2f, 0.8f, 0.6f, 0.4f];

    [Theory]
    [InlineData("meanSquaredError", 0.1)]
    [InlineData("meanAbsoluteError", 0.3)]
    [InlineData("meanSquaredLogarithmicError", 0.05183712)]
    [InlineData("squaredHinge", 0.55)]
    [InlineData("hinge", 0.65)]
    [InlineData("categoricalHinge", 0.6)]
    [InlineData("logcosh", 0.04891077)]
    [InlineData("categoricalCrossentropy", 0.36698455)]
    [InlineData("binaryCrossentropy", 0.36698455)]
    [InlineData("kullbackLeiblerDivergence", 0.36698455)]
    [InlineData("poisson", 0.68349218)]
    [InlineData("cosineProximity", -0.90109634)]
    [InlineData("huber", 0.05)]
    public void Known_values_come_out(string name, double expected)
    {
        var loss = LossFunctions.Find(name).Function(Arrays.Tensor([2, 2], Targets), Arrays.Tensor([2, 2], Outputs));

        Assert.Equal([2], loss.shape);
        Assert.Equal(expected, loss.mean().item(), 1e-6);
    }

    [Fact]
    public void Percentages_are_taken_of_the_targets()
    {
        var loss = LossFunctions.Find("mape").Function(Arrays.Tensor([1, 2], 2, 4), Arrays.Tensor([1, 2], 1, 5));

        Assert.Equal(100 * (0.5 + 0.25) / 2, loss.item(), 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void Class_numbers_cost_what_their_one_hot_rows_do(int extraAxis)
    {
        var p = Arrays.Tensor([3, 3], 0.1f, 0.2f, 0.7f, 0.5f, 0.25f, 0.25f, 0, 1, 0);
        var oneHot = Arrays.Tensor([3, 3], 0, 0, 1, 1, 0, 0, 1, 0, 0);
        var numbers = Arrays.Tensor(extraAxis == 1 ? [3, 1] : [3], 2, 0, 0);

        var sparse = LossFunctions.Find("sparseCategoricalCrossentropy").Function(numbers, p);
        var dense = LossFunctions.Find("categoricalCrossentropy").Function(oneHot, p);

        Assert.Equal(dense.dataSync(), sparse.dataSync(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(-Math.Log(1e-7), sparse.dataSync()[2], 1e-3);
    }

    [Fact]
    public void A_probability_beyond_the_bounds_costs_as_much_as_at_them_and_has_no_slope()
    {
        var p = Arrays.Tensor([4, 1], 0, 1, 0.25f, 0.5f);
        var loss = LossFunctions.Find("binaryCrossentropy").Function;

        var (value, slopes) = Gradients.Of(() => loss(Arrays.Tensor([4, 1], 1, 1, 1, 0), p), [p]);

        double[] costs = [-Math.Log(1e-7), 0, -Math.Log(0.25), Math.Log(2)];
        Assert.Equal(costs, value.dataSync().Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal([0, 0, -4, 2], slopes[0].dataSync(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_target_of_whole_numbers_is_as_good_as_one_of_fractions()
    {
        foreach (string name in LossFunctions.Names.Where(n => !n.StartsWith("sparse", StringComparison.Ordinal)))
        {
            var function = LossFunctions.Find(name).Function;
            var whole = function(Arrays.Ints([2, 2], 0, 1, 1, 0), Arrays.Tensor([2, 2], Outputs));
            Assert.Equal(function(Arrays.Tensor([2, 2], Targets), Arrays.Tensor([2, 2], Outputs)).Bits(), whole.Bits());
        }
    }

    [Theory]
    [InlineData("meanSquaredError")]
    [InlineData("meanAbsoluteError")]
    [InlineData("categoricalCrossentropy")]
    [InlineData("binaryCrossentropy")]
    [InlineData("kullbackLeiblerDivergence")]
    [InlineData("logcosh")]
    [InlineData("poisson")]
    [InlineData("cosineProximity")]
    public void Gradients_are_those_of_differences(string name)
    {
        var targets = Arrays.Tensor([2, 3], 0.2f, 0.3f, 0.5f, 0.6f, 0.1f, 0.3f);
        var outputs = Arrays.Tensor([2, 3], 0.3f, 0.45f, 0.25f, 0.35f, 0.4f, 0.25f);

        GradientCheck.Holds(x => LossFunctions.Find(name).Function(targets, x[0]), [outputs], tolerance: 2e-2);
    }

    [Fact]
    public void A_plan_gives_the_eager_bits_for_each_sample()
    {
        var (t, p) = (Arrays.Uniform([5, 3], 0.1, 0.9), Arrays.Uniform([5, 3], 0.1, 0.9, seed: 2));
        foreach (string name in LossFunctions.Names.Where(n => !n.StartsWith("sparse", StringComparison.Ordinal)))
        {
            var function = LossFunctions.Find(name).Function;
            var plan = Planned.Trace(x => [function(x[0], x[1])], Batch(3), Batch(3));
            Assert.Equal(function(t, p).dataSync(), Planned.Run(plan, Engine.Backend, 5, t, p)[0]);
        }

        var numbers = Arrays.Tensor([5, 1], 0, 1, 2, 1, 0);
        var sparse = LossFunctions.Find("sparseCategoricalCrossentropy").Function;
        var sparsePlan = Planned.Trace(x => [sparse(x[0], x[1])], Batch(1), Batch(3));
        Assert.Equal(sparse(numbers, p).dataSync(), Planned.Run(sparsePlan, Engine.Backend, 5, numbers, p)[0]);
    }

    [Fact]
    public void Weighted_losses_become_one_number_in_four_ways()
    {
        var labels = Arrays.Tensor([2, 2], 1, 2, 3, 4);
        var outputs = Arrays.Tensor([2, 2], 2, 4, 6, 8);
        var weights = Arrays.Tensor([2, 2], 0, 1, 2, 0);
        double Of(Reduction reduction, Tensor? w) =>
            WeightedLosses.AbsoluteDifference(labels, outputs, w, reduction).item();

        Assert.Equal(10, Of(Reduction.SUM, null));
        Assert.Equal(2.5, Of(Reduction.MEAN, null));
        Assert.Equal(8, Of(Reduction.SUM, weights));
        Assert.Equal(8.0 / 3, Of(Reduction.MEAN, weights), 1e-6);
        Assert.Equal(4, Of(Reduction.SUM_BY_NONZERO_WEIGHTS, weights));
        Assert.Equal([0, 2, 6, 0],
            WeightedLosses.AbsoluteDifference(labels, outputs, weights, Reduction.NONE).dataSync());
    }

    [Fact]
    public void Weighted_losses_have_their_textbook_values()
    {
        var one = Arrays.Tensor([1], 1);
        const Reduction mean = Reduction.SUM_BY_NONZERO_WEIGHTS;

        Assert.Equal(Math.Log(1 + Math.Exp(-2)),
            WeightedLosses.SigmoidCrossEntropy(one, Arrays.Tensor([1], 2), null, 0, mean).item(), 1e-6);
        Assert.Equal(Math.Log(1 + Math.Exp(-2)), WeightedLosses.SoftmaxCrossEntropy(
            Arrays.Tensor([1, 2], 1, 0), Arrays.Tensor([1, 2], 3, 1), null, 0, mean).item(), 1e-6);
        Assert.Equal(1 * (3 - 0.5), WeightedLosses.HuberLoss(one, Arrays.Tensor([1], 4), null, 1, mean).item(), 1e-6);
        Assert.Equal(-Math.Log(0.25 + 1e-7),
            WeightedLosses.LogLoss(one, Arrays.Tensor([1], 0.25f), null, 1e-7, mean).item(), 1e-6);
        Assert.Equal(1.5, WeightedLosses.HingeLoss(Arrays.Tensor([1], 0), Arrays.Tensor([1], 0.5f), null, mean).item());
        Assert.Equal(1 - 11, WeightedLosses.CosineDistance(
            Arrays.Tensor([1, 2], 1, 2), Arrays.Tensor([1, 2], 3, 4), 1, null, mean).item());
    }

    [Fact]
    public void Wrong_targets_are_told_apart()
    {
        Assert.Contains("sparseCategoricalCrossentropy", Assert.Throws<ShapeException>(
            () => LossTargets.Check("categoricalCrossentropy", "out", [8, 1], [-1, 10])).Message);
        Assert.Contains("[null,3]", Assert.Throws<ShapeException>(
            () => LossTargets.Check("meanSquaredError", "out", [8, 2], [-1, 3])).Message);
        LossTargets.Check("hinge", "out", [8, 2], [-1, 3]);
        var oneHot = Arrays.Tensor([2, 3], 0, 0, 1, 0, 0, 1);
        Assert.Contains("class numbers", Assert.Throws<ShapeException>(
            () => LossFunctions.SparseCategoricalCrossentropy(oneHot, oneHot)).Message);
    }

    private static Strata.Tensors.TensorSpec Batch(int features) => new([-1, features], DType.float32);
}
