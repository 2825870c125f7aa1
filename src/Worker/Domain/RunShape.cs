using Strata.Training;
using Strata.Wire.Messages;

namespace Strata.Worker.Domain;

/// <summary>The exchange levels of a run's steps, cut into buckets.</summary>
internal sealed class RunShape
{
    private readonly BucketLayout[] _train;
    private readonly BucketLayout[] _validate;

    /// <summary>Cuts the levels of a run.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="minBucket">The smallest number of floats in a bucket; tests make it small.</param>
    public RunShape(StartRun spec, int minBucket = BucketLayout.MinLength)
    {
        _train = [.. spec.TrainLevels.Select(length => new BucketLayout(length, minBucket))];
        _validate = [.. spec.ValidateLevels.Select(length => new BucketLayout(length, minBucket))];
    }

    /// <summary>The levels of a kind of step.</summary>
    public ReadOnlySpan<BucketLayout> LevelsOf(StepKind kind) => kind == StepKind.Train ? _train : _validate;
}
