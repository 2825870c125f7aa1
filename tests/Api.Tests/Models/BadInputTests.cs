using Xunit;

namespace Strata.Api.Tests.Models;

/// <summary>What does not fit is refused at the call that made it, by name.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("activation", "'relu'")]
    [InlineData("initializer", "'glorotNormal'")]
    [InlineData("regularizer", "'l1l2'")]
    [InlineData("padding", "'same'")]
    [InlineData("optimizer", "'adam'")]
    [InlineData("loss", "'meanSquaredError'")]
    [InlineData("metric", "'accuracy'")]
    public void An_unknown_word_is_answered_with_the_nearest(string kind, string nearest)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => Use(kind));

        Assert.Contains(nearest, error.Message);
        Assert.Contains(Wrong(kind), error.Message);
    }

    [Fact]
    public void Snake_case_is_no_spelling_of_ours()
    {
        var error = Assert.ThrowsAny<ArgumentException>(
            () => Small().compile(optimizer: "sgd", loss: "mean_squared_error"));

        Assert.Contains("'meanSquaredError'", error.Message);
    }

    [Fact]
    public async Task Wrong_shapes_are_named_with_what_was_expected()
    {
        var model = Small();
        var (x, y) = (tf.ones([4, 2]), tf.ones([4, 1]));

        Says(["x", "[null,2]", "[4,3]"], Assert.Throws<ShapeException>(() => model.predict(tf.ones([4, 3]))));
        Says(["x", "[null,2]"], Assert.Throws<ShapeException>(() => model.predict(tf.ones([4, 2, 1]))));
        Says(["x", "[4,3]"], await Assert.ThrowsAsync<ShapeException>(() => model.fit(tf.ones([4, 3]), y)));
        Says(["y", "[4,5]"], await Assert.ThrowsAsync<ShapeException>(() => model.fit(x, tf.ones([4, 5]))));
        Says(["4", "3"], await Assert.ThrowsAsync<ShapeException>(() => model.fit(x, tf.ones([3, 1]))));
        Says(["y", "[4,5]"], Assert.Throws<ShapeException>(() => model.evaluate(x, tf.ones([4, 5]))));
        Says(["x"], await Assert.ThrowsAsync<ShapeException>(
            () => model.trainOnBatch(tf.scalar(1), y)));
        Says(["x", "1", "2"], Assert.ThrowsAny<ArgumentException>(() => model.predict((Tensor[])[x, x])));
        Says(["at least one"], await Assert.ThrowsAsync<ArgumentException>(
            () => model.fit(tf.zeros([0, 2]), tf.zeros([0, 1]))));
    }

    [Fact]
    public async Task Targets_that_are_not_numbers_are_refused()
    {
        var model = Small();
        var (x, good) = (tf.ones([2, 2]), tf.ones([2, 1]));
        var bad = tf.tensor2d([[1], [double.NaN]]);

        Says(["y", "NaN"], await Assert.ThrowsAsync<ArgumentException>(() => model.fit(x, bad)));
        Says(["y", "NaN"], await Assert.ThrowsAsync<ArgumentException>(
            () => model.fit(x, good, validationData: (x, bad))));
        Says(["y", "NaN"], await Assert.ThrowsAsync<ArgumentException>(() => model.trainOnBatch(x, bad)));
        Says(["y", "NaN"], Assert.Throws<ArgumentException>(() => model.evaluate(x, bad)));
    }

    [Fact]
    public async Task Counts_that_train_nothing_are_refused()
    {
        var model = Small();
        var (x, y) = (tf.ones([2, 2]), tf.ones([2, 1]));

        Says(["epochs", "0"], await Assert.ThrowsAsync<ArgumentException>(() => model.fit(x, y, epochs: 0)));
        Says(["batchSize", "0"], await Assert.ThrowsAsync<ArgumentException>(() => model.fit(x, y, batchSize: 0)));
        Says(["batchSize", "-1"], Assert.Throws<ArgumentException>(() => model.predict(x, batchSize: -1)));
        Says(["validationSplit", "1"], await Assert.ThrowsAsync<ArgumentException>(
            () => model.fit(x, y, validationSplit: 1)));
    }

    [Fact]
    public async Task A_model_is_compiled_first_and_trained_once_at_a_time()
    {
        var (x, y) = (tf.ones([2, 2]), tf.ones([2, 1]));
        var raw = tf.sequential().add(tf.layers.dense(units: 1, inputShape: [2]));
        Says(["compile"], await Assert.ThrowsAsync<InvalidOperationException>(() => raw.fit(x, y)));
        Says(["compile"], Assert.Throws<InvalidOperationException>(() => raw.evaluate(x, y)));

        var model = Small();
        var goOn = new TaskCompletionSource();
        var first = model.fit(x, y, verbose: 0, callbacks: [tf.callbacks.onTrainBegin(async _ => await goOn.Task)]);
        Says([model.name], await Assert.ThrowsAsync<InvalidOperationException>(() => model.fit(x, y, verbose: 0)));
        goOn.SetResult();
        Assert.Single((await first).epoch);
    }

    private static void Says(string[] parts, Exception error)
    {
        foreach (string part in parts) Assert.Contains(part, error.Message);
    }

    private static LayersModel Small() => tf.sequential()
        .add(tf.layers.dense(units: 1, inputShape: [2]))
        .compile(optimizer: "sgd", loss: "meanSquaredError");

    private static string Wrong(string kind) => kind switch
    {
        "activation" => "reluu",
        "initializer" => "glorotNorml",
        "regularizer" => "l1l3",
        "padding" => "sam",
        "optimizer" => "adan",
        "loss" => "meanSquareError",
        _ => "acuracy",
    };

    private static object Use(string kind)
    {
        string word = Wrong(kind);
        return kind switch
        {
            "activation" => tf.layers.dense(units: 1, activation: word),
            "initializer" => tf.layers.dense(units: 1, kernelInitializer: word),
            "regularizer" => tf.layers.dense(units: 1, kernelRegularizer: word),
            "padding" => tf.layers.conv2d(filters: 1, kernelSize: 3, padding: word),
            "optimizer" => Small().compile(optimizer: word, loss: "mse"),
            "loss" => Small().compile(optimizer: "sgd", loss: word),
            _ => Small().compile(optimizer: "sgd", loss: "mse", metrics: [word]),
        };
    }
}
