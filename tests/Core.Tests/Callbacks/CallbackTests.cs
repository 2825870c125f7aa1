using Strata.Testing;
using Xunit;

namespace Strata.Core.Tests.Callbacks;

public sealed class CallbackTests
{
    private static readonly CallbackParams Params = new(10, 0, 8, 1, 8, 0, true, ["loss"]);

    [Fact]
    public async Task Callbacks_are_awaited_one_after_the_other()
    {
        var order = new List<string>();
        var gate = new TaskCompletionSource();
        var slow = new CustomCallback
        {
            EpochEnd = async (_, _) =>
            {
                await gate.Task;
                order.Add("slow");
            },
        };
        var quick = new CustomCallback
        {
            EpochEnd = (epoch, logs) =>
            {
                order.Add($"quick {epoch} {logs["loss"]}");
                return Task.CompletedTask;
            },
        };

        var running = new CallbackList([slow, quick]).onEpochEnd(3, new() { ["loss"] = 2 });
        Assert.Empty(order);
        gate.SetResult();
        await running;

        Assert.Equal(["slow", "quick 3 2"], order);
    }

    [Fact]
    public async Task What_a_callback_throws_comes_out_and_later_ones_are_not_called()
    {
        bool called = false;
        var list = new CallbackList([
            new CustomCallback { BatchEnd = (_, _) => throw new InvalidOperationException("mine") },
            new CustomCallback { BatchEnd = (_, _) => Task.FromResult(called = true) },
        ]);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => list.onBatchEnd(0, []));

        Assert.Equal("mine", thrown.Message);
        Assert.False(called);
    }

    [Fact]
    public void Steps_wait_only_for_callbacks_that_watch_batches()
    {
        Assert.False(new CallbackList([new History(), new EarlyStopping()]).WantsBatches);
        Assert.False(new CallbackList([new CustomCallback { EpochEnd = (_, _) => Task.CompletedTask }]).WantsBatches);
        var yields = new CallbackList([new CustomCallback { Yield = (_, _, _) => Task.CompletedTask }]);
        Assert.Equal((false, true), (yields.WantsBatches, yields.WantsYield));
        Assert.True(new CallbackList([new BatchWatcher()]).WantsBatches);
        Assert.False(new CallbackList([new History(), new EarlyStopping()]).WantsWeights);
        Assert.True(new CallbackList([new EarlyStopping(restoreBestWeights: true)]).WantsWeights);
    }

    [Fact]
    public async Task History_holds_the_numbers_of_every_epoch_in_their_order()
    {
        var history = new History();
        await history.onTrainBegin([]);
        await history.onEpochEnd(4, new() { ["val_loss"] = 3, ["loss"] = 2 });
        await history.onEpochEnd(5, new() { ["val_loss"] = 2, ["loss"] = 1.5 });

        Assert.Equal([4, 5], history.epoch);
        Assert.Equal(["val_loss", "loss"], history.history.Keys);
        Assert.Equal(1.5, history.history["loss"][^1]);
        await history.syncData();
    }

    [Fact]
    public void A_number_that_is_not_there_is_named_with_those_that_are()
    {
        var logs = new Logs { ["loss"] = 1, ["acc"] = 0.5 };

        string message = Assert.Throws<KeyNotFoundException>(() => logs["accuracy"]).Message;

        Assert.Contains("loss, acc", message);
        Assert.Contains("'accuracy'", message);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public async Task Early_stopping_waits_as_long_as_it_is_patient(int patience, int epochs)
    {
        var stopping = new EarlyStopping(patience: patience);

        Assert.Equal(epochs, await Run(stopping, new FakeModel(), "val_loss", [1, 1, 1, 1, 1, 1]));
        Assert.Equal(epochs - 1, stopping.stoppedEpoch);
    }

    [Fact]
    public async Task Better_means_larger_for_accuracies_and_by_more_than_the_least_change()
    {
        double[] rising = [0.1, 0.2, 0.3, 0.301, 0.4];

        Assert.Equal(5, await Run(new("val_acc"), new FakeModel(), "val_acc", rising));
        Assert.Equal(4, await Run(new("val_acc", minDelta: 0.05), new FakeModel(), "val_acc", rising));
        Assert.Equal(2, await Run(new("val_acc", mode: "min"), new FakeModel(), "val_acc", rising));
        Assert.Equal(1, await Run(new("val_acc", baseline: 0.5), new FakeModel(), "val_acc", rising));
        Assert.Equal(5, await Run(new("other"), new FakeModel(), "val_acc", rising));
    }

    [Fact]
    public async Task The_best_weights_come_back()
    {
        using var model = new FakeModel();
        var stopping = new EarlyStopping(patience: 2, restoreBestWeights: true);

        await Run(stopping, model, "val_loss", [5, 3, 1, 2, 2, 2]);

        Assert.Equal(2, model.Weight.item());
    }

    [Fact]
    public async Task The_learning_rate_falls_on_a_plateau_and_rests_after()
    {
        using var model = new FakeModel();
        var rates = new List<double>();
        var callback = new ReduceLROnPlateau(factor: 0.5, patience: 2, cooldown: 2, minLr: 0.2);
        callback.Begin(model, Params);
        await callback.onTrainBegin([]);

        foreach (double loss in (double[])[3, 3, 3, 3, 3, 3, 3, 1, 1, 1])
        {
            await callback.onEpochEnd(rates.Count, new() { ["val_loss"] = loss });
            rates.Add(model.optimizer.learningRate);
        }

        Assert.Equal([1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2], rates);
        Assert.Throws<ArgumentException>(() => new ReduceLROnPlateau(factor: 1));
    }

    [Fact]
    public async Task A_function_sets_each_epochs_learning_rate()
    {
        using var model = new FakeModel();
        var callback = new LearningRateScheduler((epoch, rate) => epoch < 1 ? rate : rate / 2);
        callback.Begin(model, Params);
        var logs = new Logs();

        await callback.onEpochBegin(0, []);
        Assert.Equal(1, model.optimizer.learningRate);
        await callback.onEpochBegin(1, []);
        await callback.onEpochEnd(1, logs);

        Assert.Equal(0.5, logs["learningRate"]);
    }

    [Fact]
    public async Task A_loss_that_is_no_number_ends_training()
    {
        using var model = new FakeModel();
        var callback = new TerminateOnNaN();
        callback.Begin(model, Params);

        await callback.onBatchEnd(0, new() { ["loss"] = 1 });
        Assert.False(model.stopTraining);
        await callback.onBatchEnd(1, new() { ["loss"] = double.NaN });
        Assert.True(model.stopTraining);
    }

    [Fact]
    public async Task A_log_file_has_a_line_per_epoch_and_goes_on_where_it_ended()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            foreach (bool append in (bool[])[false, true])
            {
                var callback = new CSVLogger(path, ";", append);
                await callback.onTrainBegin([]);
                await callback.onEpochEnd(0, new() { ["loss"] = 0.1, ["acc"] = 1 });
            }

            Assert.Equal(["epoch;loss;acc", "0;0.1;1", "0;0.1;1"], await File.ReadAllLinesAsync(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_callback_outside_of_fit_and_an_unknown_mode_are_errors()
    {
        Assert.Throws<InvalidOperationException>(() => new History().model);
        Assert.Throws<InvalidOperationException>(() => new History().@params);
        Assert.Contains("'min'", Assert.Throws<ArgumentException>(() => new EarlyStopping(mode: "mini")).Message);
    }

    // Trains the fake model, whose weight is the number of the epoch; gives how many epochs ran.
    private static async Task<int> Run(EarlyStopping stopping, FakeModel model, string key, double[] numbers)
    {
        stopping.Begin(model, Params);
        await stopping.onTrainBegin([]);
        int epoch = 0;
        for (; epoch < numbers.Length && !model.stopTraining; epoch++)
        {
            model.Weight.assign(Arrays.Tensor([], epoch));
            await stopping.onEpochEnd(epoch, new() { [key] = numbers[epoch] });
        }

        await stopping.onTrainEnd([]);
        return epoch;
    }

    private sealed class BatchWatcher : Callback
    {
        public override Task onBatchEnd(int batch, Logs logs) => Task.CompletedTask;
    }
}
