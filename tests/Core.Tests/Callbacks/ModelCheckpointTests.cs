using Strata.Layers.Basic;
using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Callbacks;

[Collection(MemoryCollection.Name)]
public sealed class ModelCheckpointTests
{
    [Fact]
    public async Task Models_are_saved_under_the_epochs_number_and_logs_and_only_when_they_are_better()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var model = new Sequential([new Dense(1, options: new() { inputShape = [1] })]);
            model.compile("sgd", "meanSquaredError");
            Tensor x = Arrays.Tensor([2, 1], 1, 2), y = Arrays.Tensor([2, 1], 1, 1);
            var all = new ModelCheckpoint(Path.Combine(folder, "{epoch:00}-{lr:0.0}"), monitor: "loss");
            var best = new ModelCheckpoint(
                Path.Combine(folder, "best-{epoch}"), monitor: "loss", saveBestOnly: true, saveWeightsOnly: true,
                initialValueThreshold: double.NegativeInfinity);
            var lr = new CustomCallback
            {
                EpochEnd = (_, logs) =>
                {
                    logs["lr"] = 0.5;
                    return Task.CompletedTask;
                },
            };

            await model.fit(x, y, epochs: 2, verbose: 0, callbacks: [lr, all, best]);

            Assert.Equal(["01-0.5", "02-0.5"], Directory.GetDirectories(folder).Select(Path.GetFileName).Order());
            string json = await File.ReadAllTextAsync(Path.Combine(folder, "02-0.5", "model.json"));
            Assert.Contains("optimizer_config", json);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, true);
        }
    }
}
