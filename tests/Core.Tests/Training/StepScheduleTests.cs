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
}
