using System.Security.Cryptography;
using Strata;
using Strata.Samples.FashionMnist;

const int WholeSet = 60_000;
var data = await tf.datasets.fashionMnist();
Console.WriteLine($"Images: {data.source}");
bool whole = data.trainXs.shape[0] == WholeSet;
if (SampleOptions.Parse(args, defaultEpochs: whole ? 8 : 20) is not { } options)
{
    Console.Error.WriteLine(SampleOptions.Usage);
    return 2;
}

tf.setSeed(1);
var model = tf.sequential()
    .add(tf.layers.conv2d(
        filters: 16, kernelSize: 3, activation: "relu", kernelInitializer: "heNormal", inputShape: [28, 28, 1]))
    .add(tf.layers.maxPooling2d(poolSize: 2))
    .add(tf.layers.conv2d(filters: 32, kernelSize: 3, activation: "relu", kernelInitializer: "heNormal"))
    .add(tf.layers.maxPooling2d(poolSize: 2))
    .add(tf.layers.flatten())
    .add(tf.layers.dropout(rate: 0.25))
    .add(tf.layers.dense(units: 64, activation: "relu", kernelInitializer: "heNormal"))
    .add(tf.layers.dense(units: 10, activation: "softmax"));
model.summary();
model.compile(optimizer: "adam", loss: "sparseCategoricalCrossentropy", metrics: ["accuracy"]);

await using var cluster = options.Workers > 0 ? await tf.cluster.local(workers: options.Workers) : null;
Console.WriteLine(cluster is null ? "Training in this process." : $"Training on {options.Workers} worker processes.");
History history = await model.fitDataset(
    data.train.shuffle(data.trainXs.shape[0], seed: 1).batch(128).prefetch(4),
    epochs: options.Epochs,
    validationData: data.test.batch(500),
    cluster: cluster);

double accuracy = history.history["val_acc"][^1];
byte[] weights = [.. model.getWeights().SelectMany(weight => weight.bytesSync())];
Console.WriteLine($"Test accuracy: {accuracy:0.0000}");
Console.WriteLine($"SHA-256 of the weights: {Convert.ToHexStringLower(SHA256.HashData(weights))}");

Directory.CreateDirectory(options.Output);
await model.save("file://" + Path.GetFullPath(options.Output));
string curve = Path.Combine(options.Output, "learning-curve.png");
LearningCurve.Save(history, curve);
Console.WriteLine($"Written: {Path.Combine(options.Output, "model.json")}, {curve}");
return 0;
