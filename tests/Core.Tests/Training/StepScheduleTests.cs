using CsCheck;
using Strata.Training;
using Xunit;

namespace Strata.Core.Tests.Training;

public sealed class StepScheduleTests
{
    [Fact]
    public void An_epoch_is_its_training_batches_then_its_validation_batches()
    {
        var schedule = new StepSchedule(70, 32, Epochs: 2, ValidationRows: 5, ValidationBatchSize: 4, InitialEpoch: 3);
        Assert.Equal(10, schedule.Steps);
        Assert.Equal(new StepInfo(2, StepKind.Train, 3, 2, 64, 6, true, false), schedule[2]);
        Assert.Equal(new StepInfo(4, StepKind.Validate, 3, 1, 4, 1, true, true), schedule[4]);
        Assert.Equal(new StepInfo(5, StepKind.Train, 4, 0, 0, 32, false, false), schedule[5]);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule[10]);
    }

    [Fact]
    public void Without_validation_the_last_training_batch_ends_the_epoch()
    {
        var schedule = new StepSchedule(10, 4, 1);
        Assert.Equal(new StepInfo(2, StepKind.Train, 0, 2, 8, 2, true, true), schedule[2]);
    }

    [Fact]
    public void Epochs_that_are_not_validated_are_shorter()
    {
        var schedule = new StepSchedule(70, 32, Epochs: 3, ValidationRows: 5, ValidationBatchSize: 4, InitialEpoch: 1)
        {
            ValidationFrequency = 2,
            MaxTrainSteps = 2,
        };

        Assert.Equal(10, schedule.Steps);
        Assert.Equal(new StepInfo(1, StepKind.Train, 1, 1, 32, 32, true, false), schedule[1]);
        Assert.Equal(new StepInfo(3, StepKind.Validate, 1, 1, 4, 1, true, true), schedule[3]);
        Assert.Equal(new StepInfo(5, StepKind.Train, 2, 1, 32, 32, true, true), schedule[5]);
        Assert.Equal(new StepInfo(6, StepKind.Train, 3, 0, 0, 32, false, false), schedule[6]);
        Assert.Equal([3, 3, 3, 3, 5, 5, 9, 9, 9, 9], Enumerable.Range(0, 10).Select(step => schedule.EpochEnd(step)));
    }

    [Fact]
    public void Any_schedule_is_its_epochs_one_after_the_other() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[1, 4], Gen.Int[1, 7], Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[1, 4]).Sample(
            (rows, size, epochs, validationRows, initialEpoch, frequency) =>
            {
                var schedule = new StepSchedule(rows, size, epochs, validationRows, 2, initialEpoch)
                {
                    ValidationFrequency = frequency,
                };
                long step = 0;
                for (int epoch = initialEpoch; epoch < initialEpoch + epochs; epoch++)
                {
                    long validating = (epoch + 1) % frequency == 0 ? schedule.ValidationSteps : 0;
                    long end = step + schedule.TrainSteps + validating;
                    for (long first = step; step < end; step++)
                    {
                        var info = schedule[step];
                        bool trains = step - first < schedule.TrainSteps;
                        Assert.Equal((epoch, step == end - 1), (info.Epoch, info.EndsEpoch));
                        Assert.Equal(trains ? StepKind.Train : StepKind.Validate, info.Kind);
                        Assert.Equal(step - first - (trains ? 0 : schedule.TrainSteps), info.Batch);
                        Assert.Equal(end - 1, schedule.EpochEnd(step));
                    }
                }

                Assert.Equal(step, schedule.Steps);
                Assert.Throws<ArgumentOutOfRangeException>(() => schedule[step]);
                Assert.Throws<ArgumentOutOfRangeException>(() => schedule[-1]);
            }, iter: 300, seed: "0000CoreSched", threads: 1);

    [Fact]
    public void Blocks_of_rows_stay_together_and_those_that_do_not_fill_one_stay_last()
    {
        int[] order = new int[103];
        EpochOrder.Fill(order, seed: 1, epoch: 0, block: 10);

        Assert.Equal(Enumerable.Range(0, 103), order.Order());
        Assert.All(order.Chunk(10), chunk => Assert.Equal(Enumerable.Range(chunk[0], chunk.Length), chunk));
        Assert.Equal([100, 101, 102], order[^3..]);
        Assert.NotEqual(Enumerable.Range(0, 103), order);
    }
}
