using Strata.Losses;
using Strata.Metrics;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Metrics;

public sealed class MetricTests
{
    [Fact]
    public void Accuracies_count_the_samples_that_are_right()
    {
        var p = Arrays.Tensor([3, 3], 0.1f, 0.2f, 0.7f, 0.5f, 0.25f, 0.25f, 0, 1, 0);
        var oneHot = Arrays.Tensor([3, 3], 0, 0, 1, 0, 1, 0, 0, 1, 0);

        Assert.Equal([1, 0, 1], MetricFunctions.CategoricalAccuracy(oneHot, p).dataSync());
        Assert.Equal([1, 0, 1],
            MetricFunctions.SparseCategoricalAccuracy(Arrays.Tensor([3, 1], 2, 1, 1), p).dataSync());
        Assert.Equal([1, 0, 1], MetricFunctions.SparseCategoricalAccuracy(Arrays.Ints([3], 2, 1, 1), p).dataSync());
        Assert.Equal([0.5f, 1], MetricFunctions.BinaryAccuracy(
            Arrays.Tensor([2, 2], 1, 1, 0, 0), Arrays.Tensor([2, 2], 0.6f, 0.5f, 0.4f, 0.1f)).dataSync());
    }

    [Fact]
    public void Precision_and_recall_are_those_of_the_whole_batch_and_0_where_they_are_not_defined()
    {
        var t = Arrays.Tensor([4, 1], 1, 1, 1, 0);
        var p = Arrays.Tensor([4, 1], 1, 0, 0, 1);
        var none = Arrays.Tensor([4, 1], 0, 0, 0, 0);

        Assert.Equal(0.5, MetricFunctions.Precision(t, p).item(), 1e-6);
        Assert.Equal(1.0 / 3, MetricFunctions.Recall(t, p).item(), 1e-6);
        Assert.Equal(0, MetricFunctions.Precision(t, none).item());
        Assert.Equal(0, MetricFunctions.Recall(none, p).item());
        Assert.Equal(1 - (3.0 / 0.75), MetricFunctions.R2Score(t, p).item(), 1e-5);
    }

    [Fact]
    public void The_targets_class_counts_if_it_is_among_the_largest_ties_too()
    {
        var p = Arrays.Tensor([3, 4], 0.1f, 0.2f, 0.3f, 0.4f, 0.4f, 0.3f, 0.2f, 0.1f, 0.2f, 0.3f, 0.3f, 0.2f);
        var classes = Arrays.Tensor([3, 1], 2, 2, 2);
        var oneHot = classes.reshape([3]).toInt().oneHot(4);

        Assert.Equal([1, 0, 1], MetricFunctions.SparseTopKCategoricalAccuracy(classes, p, 2).dataSync());
        Assert.Equal([1, 0, 1], MetricFunctions.TopKCategoricalAccuracy(oneHot, p, 2).dataSync());
        Assert.Equal([0, 0, 1], MetricFunctions.TopKCategoricalAccuracy(oneHot, p, 1).dataSync());
        Assert.Equal([1, 1, 1], MetricFunctions.Find("topKCategoricalAccuracy").Function(oneHot, p).dataSync());
        MetricIdentifier known = (TopKFunction)MetricFunctions.SparseTopKCategoricalAccuracy;
        Assert.Equal("sparseTopKCategoricalAccuracy", known.Resolve(["out"], [4], [null])[0][0].Name);
    }

    [Fact]
    public void A_plan_gives_the_eager_bits()
    {
        var t = Arrays.Tensor([6, 1], 1, 0, 1, 1, 0, 1);
        var p = Arrays.Tensor([6, 1], 1, 1, 1, 0, 0, 1);
        string[] names =
            ["precision", "recall", "r2Score", "binaryAccuracy", "categoricalAccuracy", "sparseCategoricalAccuracy"];
        foreach (string name in names)
        {
            var function = MetricFunctions.Find(name).Function;
            var plan = Planned.Trace(x => [function(x[0], x[1])], Batch(1), Batch(1));
            Assert.Equal(function(t, p).dataSync(), Planned.Run(plan, Engine.Backend, 6, t, p)[0]);
        }
    }

    [Theory]
    [InlineData(1, "meanSquaredError", "binaryAccuracy", "binaryCrossentropy")]
    [InlineData(3, "binaryCrossentropy", "binaryAccuracy", "binaryCrossentropy")]
    [InlineData(3, "sparseCategoricalCrossentropy", "sparseCategoricalAccuracy", "sparseCategoricalCrossentropy")]
    [InlineData(3, "meanSquaredError", "categoricalAccuracy", "categoricalCrossentropy")]
    public void Shorthands_mean_what_output_and_loss_make_of_them(
        int lastDim, string loss, string accuracy, string entropy)
    {
        MetricIdentifier metrics = ["accuracy", "acc", "crossentropy", "ce"];

        var resolved = metrics.Resolve(["out"], [lastDim], [LossFunctions.Find(loss)])[0];

        Assert.Equal(["acc", "acc", "ce", "ce"], resolved.Select(m => m.Name));
        Assert.Equal(MetricFunctions.Find(accuracy).Function, resolved[0].Function);
        Assert.Equal(MetricFunctions.Find(entropy).Function, resolved[3].Function);
    }

    [Fact]
    public void Names_functions_and_maps_may_be_mixed()
    {
        Func<Tensor, Tensor, Tensor> recall = MetricFunctions.Recall;
        MetricIdentifier list = ["mae", recall, new MetricIdentifier("distance", (t, p) => t.sub(p).abs())];
        MetricIdentifier map = new Dictionary<string, MetricIdentifier> { ["b"] = ["acc", "mse"] };
        NamedFunction?[] losses = [LossFunctions.Find("mse"), LossFunctions.Find("mse")];

        Assert.Equal(["mae", "recall", "distance"], list.Resolve(["a"], [2], losses)[0].Select(m => m.Name));
        var byName = map.Resolve(["a", "b"], [2, 2], losses);
        Assert.Empty(byName[0]);
        Assert.Equal(["acc", "mse"], byName[1].Select(m => m.Name));
        Assert.Contains("'b'", Assert.Throws<ArgumentException>(() => map.Resolve(["a"], [2], losses)).Message);
        Assert.Contains("'recall'", Assert.Throws<ArgumentException>(() => (MetricIdentifier)"recal").Message);
    }

    [Fact]
    public void Log_keys_carry_the_output_where_there_are_several_and_numbers_where_they_repeat()
    {
        var acc = new NamedFunction("acc", MetricFunctions.BinaryAccuracy);
        var mae = LossFunctions.Find("mae");

        Assert.Equal(["loss", "acc", "meanAbsoluteError"], LogNames.Of(["out"], [[acc, mae]]));
        Assert.Equal(["loss", "acc_0", "acc_1"], LogNames.Of(["out"], [[acc, acc]]));
        Assert.Equal(["loss", "a_loss", "b_loss", "a_acc", "b_acc"], LogNames.Of(["a", "b"], [[acc], [acc]]));
    }

    private static Strata.Tensors.TensorSpec Batch(int features) => new([-1, features], DType.float32);
}
