using System.Text.Json.Nodes;
using Strata.Layers.Basic;
using Strata.Models;
using Xunit;

namespace Strata.Core.Tests.Models;

public sealed class TrainingConfigTests
{
    [Theory]
    [InlineData("\"mse\"", "meanSquaredError")]
    [InlineData("\"mean_squared_error\"", "meanSquaredError")]
    [InlineData("\"kl_divergence\"", "kullbackLeiblerDivergence")]
    [InlineData("""{"class_name": "MeanSquaredError", "config": {"reduction": "auto"}}""", "meanSquaredError")]
    [InlineData("""{"class_name": "KLDivergence", "config": {}}""", "kullbackLeiblerDivergence")]
    [InlineData("""{"class_name": "BinaryCrossentropy", "config": {"from_logits": false}}""", "binaryCrossentropy")]
    [InlineData("""{"class_name": "function", "config": "log_cosh"}""", "logcosh")]
    [InlineData("""["mae"]""", "meanAbsoluteError")]
    [InlineData("""{"d": "cosine_similarity"}""", "cosineProximity")]
    public void A_loss_is_a_name_or_an_object_of_a_class(string loss, string expected)
    {
        var model = Compiled($$"""{"optimizer_config": {{Sgd}}, "loss": {{loss}}, "metrics": null}""");
        Assert.Equal(expected, model.Objectives.Losses[0]!.Name);
    }

    [Theory]
    [InlineData("""["accuracy"]""", "acc")]
    [InlineData("""[["mae"]]""", "meanAbsoluteError")]
    [InlineData("""[{"class_name": "MeanMetricWrapper", "config": {"name": "m", "fn": "binary_accuracy"}}]""",
        "binaryAccuracy")]
    [InlineData("""[{"class_name": "BinaryAccuracy", "config": {"name": "m"}}]""", "binaryAccuracy")]
    [InlineData("""{"d": ["mse"]}""", "meanSquaredError")]
    public void Metrics_are_names_or_objects_of_classes(string metrics, string expected)
    {
        var model = Compiled($$"""{"optimizer_config": {{Sgd}}, "loss": "mse", "metrics": {{metrics}}}""");
        Assert.Contains(model.Objectives.Metrics[0], m => m.Name == expected || Alias(m.Name) == expected);
    }

    [Fact]
    public void A_RMSprop_of_Keras_has_its_rho_as_decay()
    {
        var optimizer = OptimizerOf("""
            {"class_name": "RMSprop", "config": {"name": "RMSprop", "decay": 0.0, "rho": 0.8, "learning_rate": 0.25,
             "momentum": 0.5, "epsilon": 1e-7, "centered": true}}
            """);
        var config = Assert.IsType<RMSPropOptimizer>(optimizer).getConfig();
        Assert.Equal((0.8, 0.25, 0.5, true), (config["decay"], config["learningRate"], config["momentum"],
            config["centered"]));
    }

    [Fact]
    public void A_SGD_of_Keras_keeps_its_momentum()
    {
        var optimizer = OptimizerOf("""
            {"class_name": "SGD", "config": {"learning_rate": 0.1, "momentum": 0.9, "nesterov": true, "decay": 0.0}}
            """);
        var config = Assert.IsType<MomentumOptimizer>(optimizer).getConfig();
        Assert.Equal((0.1, 0.9, true), (config["learningRate"], config["momentum"], config["useNesterov"]));
        Assert.IsType<SGDOptimizer>(OptimizerOf("""{"class_name": "SGD", "config": {"momentum": 0.0}}"""));
    }

    [Fact]
    public void Options_of_an_Adam_are_read_in_either_casing()
    {
        string[] texts =
        [
            """
            {"class_name": "Adam", "config": {"learning_rate": 0.1, "beta_1": 0.8, "beta_2": 0.7, "amsgrad": false}}
            """,
            """{"class_name": "Custom>Adam", "config": {"learningRate": 0.1, "beta1": 0.8, "beta2": 0.7}}""",
        ];
        foreach (string text in texts)
        {
            var config = OptimizerOf(text).getConfig();
            Assert.Equal((0.1, 0.8, 0.7), (config["learningRate"], config["beta1"], config["beta2"]));
        }
    }

    [Theory]
    [InlineData("""{"loss": "mse"}""", "optimizer_config")]
    [InlineData("""{"optimizer_config": {"config": {}}, "loss": "mse"}""", "class_name")]
    [InlineData("""{"optimizer_config": {"class_name": "Adam"}}""", "loss")]
    [InlineData("""{"optimizer_config": {"class_name": "Adam"}, "loss": [1]}""", "names")]
    [InlineData("""{"optimizer_config": {"class_name": "Adam"}, "loss": "mse", "sample_weight_mode": "temporal"}""",
        "sample_weight_mode")]
    [InlineData("""
        {"optimizer_config": {"class_name": "Adam"}, "loss": {"class_name": "BinaryCrossentropy",
         "config": {"from_logits": true}}}
        """, "from_logits")]
    public void What_cannot_be_read_says_why(string config, string word)
    {
        var error = Assert.Throws<FormatException>(() => Compiled(config));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"optimizer_config": {"class_name": "Adan"}, "loss": "mse"}""", "'Adam'")]
    [InlineData("""{"optimizer_config": {"class_name": "Adam"}, "loss": "mean_square_error"}""", "'meanSquaredError'")]
    public void A_name_that_is_not_known_brings_the_nearest_ones(string config, string nearest)
    {
        var error = Assert.Throws<ArgumentException>(() => Compiled(config));
        Assert.Contains(nearest, error.Message, StringComparison.Ordinal);
    }

    private const string Sgd = """{"class_name": "SGD", "config": {}}""";

    private static string Alias(string name) => name == "mae" ? "meanAbsoluteError" : name == "mse"
        ? "meanSquaredError" : name;

    private static Sequential Compiled(string config)
    {
        var model = new Sequential().add(new Dense(1, options: new() { inputShape = [2], name = "d" }));
        model.loadTrainingConfig(JsonNode.Parse(config)!.AsObject());
        return model;
    }

    private static Optimizer OptimizerOf(string description) => new TrainingConfigReader(
        JsonNode.Parse($$"""{"optimizer_config": {{description}}}""")!.AsObject(), []).Optimizer();
}
