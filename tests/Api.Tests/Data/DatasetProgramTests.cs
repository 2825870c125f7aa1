using Xunit;

namespace Strata.Api.Tests.Data;

/// <summary>Pipelines as a user types them.</summary>
public sealed class DatasetProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_csv_file_trains_a_model()
    {
        Dataset data = tf.data.csv(Flowers(), columnConfigs: new() { ["species"] = new(isLabel: true) })
            .map(e => new { xs = tf.tensor(e.xs.Values), ys = tf.oneHot((int)e.ys["species"], 3) })
            .shuffle(150, seed: 1).batch(32);
        tf.setSeed(1);
        var model = tf.sequential()
            .add(tf.layers.dense(units: 3, activation: "softmax", inputShape: [4]))
            .compile(optimizer: tf.train.sgd(0.2), loss: "categoricalCrossentropy", metrics: ["accuracy"]);
        History history = await model.fitDataset(data, epochs: 15, verbose: 0);
        Assert.True(history.history["loss"][^1] < history.history["loss"][0] / 2);
    }

    [Fact]
    public async Task Columns_by_name_feed_inputs_by_name()
    {
        var a = tf.input(shape: [1], name: "a");
        var b = tf.input(shape: [1], name: "b");
        var y = tf.layers.dense(units: 1, name: "y").apply(tf.layers.add().apply([a, b]));
        var model = tf.model(inputs: [a, b], outputs: [y]).compile(optimizer: "sgd", loss: "meanSquaredError");
        var data = tf.data.array(new[] { 1.0, 2, 3, 4 }).map(x => new
        {
            xs = new Dictionary<string, Tensor> { ["b"] = tf.tensor([x]), ["a"] = tf.tensor([2 * x]) },
            ys = tf.tensor([3 * x]),
        });
        History history = await model.fitDataset(data.batch(2), epochs: 2, verbose: 0);
        Assert.Equal(2, history.history["loss"].Count);
    }

    [Fact]
    public async Task Zipped_datasets_have_named_members()
    {
        var xs = tf.data.array(new[] { 1.0, 2, 3 });
        var ys = tf.data.generator(Squares);
        var lines = new List<string>();
        await tf.data.zip(new { xs, ys }).batch(2).map(e => e.xs.add(e.ys))
            .forEachAsync(sum => lines.Add(string.Join(",", ((Tensor)sum).dataSync())));
        Assert.Equal(["2,6", "12"], lines);
    }

    [Fact]
    public async Task An_asynchronous_generator_is_read_anew_in_each_pass()
    {
        var words = tf.data.generator(Words);
        Assert.Equal(["a", "b"], (await words.toArray()).AsEnumerable());
        Assert.Equal(["a", "b"], (await words.toArray()).AsEnumerable());
        int count = 0;
        await foreach (string word in words) count += word.Length;
        Assert.Equal(2, count);
    }

    [Fact]
    public async Task A_function_that_throws_stops_the_fit_and_is_named()
    {
        var model = tf.sequential()
            .add(tf.layers.dense(units: 1, inputShape: [1])).compile(optimizer: "sgd", loss: "meanSquaredError");
        var data = tf.data.array(new[] { 1.0, 2, 3 })
            .map(x => x == 3 ? throw new TimeoutException("no answer") : (tf.tensor([x]), tf.tensor([x]))).batch(1);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => model.fitDataset(data, epochs: 1, verbose: 0));
        Assert.Equal("map: the function threw at element 2: no answer", error.Message);
    }

    [Fact]
    public async Task Fashion_mnist_gives_examples()
    {
        var data = await tf.datasets.fashionMnist();
        Assert.NotEmpty(data.source);
        await data.train.shuffle(1000, seed: 1).batch(8).take(1).forEachAsync(
            batch => Assert.Equal([8, 28, 28, 1], ((Example)batch).xs.shape));
        data.dispose();
    }

    private static IEnumerable<double> Squares()
    {
        for (int i = 1; ; i++) yield return i * i;
    }

    private static async IAsyncEnumerable<string> Words()
    {
        yield return "a";
        await Task.Yield();
        yield return "b";
    }

    // Three kinds that a line can tell apart: each has one long measure.
    private string Flowers()
    {
        var lines = Enumerable.Range(0, 60).Select(i => $"{Measure(i, 0)},{Measure(i, 1)},{Measure(i, 2)},1,{i % 3}");
        string path = Path.Combine(folder, "iris.csv");
        File.WriteAllLines(path, ["sepal_length,sepal_width,petal_length,petal_width,species", .. lines]);
        return "file://" + path;
    }

    private static string Measure(int i, int kind) => i % 3 == kind ? "2.5" : $"0.{i % 7}";
}
