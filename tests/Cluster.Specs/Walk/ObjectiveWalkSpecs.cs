using Strata.Losses;
using Xunit;

namespace Strata.Cluster.Specs.Walk;

/// <summary>Every loss and metric, by name and as a function, gives workers the numbers that it gives here.</summary>
[Collection(WalkCollection.Name)]
public sealed class ObjectiveWalkSpecs(WalkCluster cluster)
{
    private const int Classes = 3;

    private static readonly Tensor X = Walker.Numbers(1, 4);
    private static readonly Tensor Labels = tf.randomUniform([Walker.Rows, 1], 0, Classes, seed: 2).floor();
    private static readonly Tensor OneHot = tf.oneHot(Labels.reshape([Walker.Rows]).toInt(), Classes).toFloat();
    private static readonly Tensor Weights = tf.randomUniform([Walker.Rows], 0, 2, seed: 3);

    [Fact]
    public async Task Every_loss_by_name_with_weights_and_validation()
    {
        string[] names = [.. LossFunctions.Names];
        var losses = names.ToDictionary(Output, name => (LossIdentifier)name);
        var factors = names.Index().ToDictionary(pair => Output(pair.Item), pair => 1.0 / (1 + pair.Index));
        Tensor[] y = [.. names.Select(name => name.StartsWith("sparse", StringComparison.Ordinal) ? Labels : OneHot)];

        await Walker.TrainsAlikeAsync(
            cluster.Session,
            () => Model([.. names.Select(Output)]).compile(optimizer: "adam", loss: losses, lossWeights: factors),
            X, y, validationData: (X, y, Weights), sampleWeight: Weights);
    }

    [Fact]
    public async Task Losses_that_are_functions_ones_own_among_them()
    {
        var losses = new Dictionary<string, LossIdentifier>
        {
            ["absolute"] = tf.losses.absoluteDifference,
            ["squared"] = tf.losses.meanSquaredError,
            ["hinge"] = tf.losses.hingeLoss,
            ["huber"] = tf.losses.huberLoss,
            ["log"] = tf.losses.logLoss,
            ["sigmoid"] = tf.losses.sigmoidCrossEntropy,
            ["softmax"] = tf.losses.softmaxCrossEntropy,
            ["own"] = (Func<Tensor, Tensor, Tensor>)Fourth,
            ["ofTheBatch"] = (Func<Tensor, Tensor, Tensor>)((yTrue, yPred) => Fourth(yTrue, yPred).mean().sqrt()),
        };
        Tensor[] y = [.. losses.Select(_ => OneHot)];

        await Walker.TrainsAlikeAsync(
            cluster.Session, () => Model([.. losses.Keys]).compile(optimizer: "adam", loss: losses), X, y,
            validationData: (X, y));
    }

    [Fact]
    public async Task Every_metric_by_name_and_as_a_function_ones_own_among_them()
    {
        var functions = tf.metrics.GetType().GetProperties()
            .Where(property => !property.Name.StartsWith("sparse", StringComparison.Ordinal))
            .Select(property => property.GetValue(tf.metrics) switch
            {
                Func<Tensor, Tensor, Tensor> function => new MetricIdentifier($"f_{property.Name}", function),
                TopKFunction function => (MetricIdentifier)function,
                var other => throw new NotSupportedException($"tf.metrics.{property.Name} is {other}."),
            });
        var names = LossFunctions.Names.Where(name => !name.StartsWith("sparse", StringComparison.Ordinal));
        MetricIdentifier[] metrics =
        [
            .. names.Select(name => (MetricIdentifier)name), .. functions, "accuracy", "ce",
            new("own", (yTrue, yPred) => Fourth(yTrue, yPred).mean().sqrt()),
        ];

        await Walker.TrainsAlikeAsync(
            cluster.Session,
            () => Model(["out"]).compile(optimizer: "sgd", loss: "categoricalCrossentropy", metrics: metrics),
            X, OneHot, validationData: (X, OneHot));
    }

    [Fact]
    public async Task Every_metric_of_class_numbers() => await Walker.TrainsAlikeAsync(
        cluster.Session,
        () => Model(["out"]).compile(
            optimizer: "sgd", loss: "sparseCategoricalCrossentropy",
            metrics: ["acc", "sparseCategoricalCrossentropy", tf.metrics.sparseTopKCategoricalAccuracy]),
        X, Labels, validationData: (X, Labels));

    private static Tensor Fourth(Tensor yTrue, Tensor yPred) => yPred.sub(yTrue).square().square().mean([-1]);

    private static string Output(string loss) => $"to_{loss}";

    private static LayersModel Model(string[] outputs)
    {
        var input = tf.input(shape: [4]);
        var hidden = tf.layers.dense(units: 6, activation: "tanh").apply(input);
        return tf.model(
            [input],
            [.. outputs.Select(name =>
                tf.layers.dense(units: Classes, activation: "softmax", name: name).apply(hidden))]);
    }
}
