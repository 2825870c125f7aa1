using Strata.Backends;
using Strata.Plans;

namespace Strata.Training;

/// <summary>
/// The steps of a run over tensors that lie here whole: each epoch's rows in the order of its permutation.
/// </summary>
public sealed class TensorFeed : IStepFeed
{
    private readonly StepSchedule schedule;
    private readonly BufferView[] train;
    private readonly BufferView[] validate;
    private readonly int? shuffleSeed;
    private readonly int[] order;
    private readonly int[] validationOrder;
    private int orderedEpoch = -1;
    private long next;
    private StepInfo current;

    /// <summary>A feed over tensors.</summary>
    /// <param name="schedule">The steps.</param>
    /// <param name="train">The inputs of training steps, each with a row per sample.</param>
    /// <param name="validate">The inputs of validation steps.</param>
    /// <param name="shuffleSeed">The seed of the order; null keeps the rows in place.</param>
    public TensorFeed(StepSchedule schedule, BufferView[] train, BufferView[] validate, int? shuffleSeed)
    {
        this.schedule = schedule;
        this.train = train;
        this.validate = validate;
        this.shuffleSeed = shuffleSeed;
        order = new int[checked((int)schedule.Rows)];
        validationOrder = new int[checked((int)schedule.ValidationRows)];
        EpochOrder.Fill(validationOrder, null, 0);
    }

    /// <inheritdoc/>
    public ValueTask<StepInfo?> NextAsync(CancellationToken cancellationToken)
    {
        if (next >= schedule.Steps) return new((StepInfo?)null);
        Seek(next++);
        return new(current);
    }

    /// <summary>Makes a step the current one.</summary>
    public StepInfo Seek(long step)
    {
        current = schedule[step];
        next = step + 1;
        if (current.Kind == StepKind.Train && current.Epoch != orderedEpoch)
        {
            EpochOrder.Fill(order, shuffleSeed, current.Epoch, schedule.ShuffleBlock);
            orderedEpoch = current.Epoch;
        }

        return current;
    }

    /// <inheritdoc/>
    public void Load(PlanExecutor executor, LeafRange rows)
    {
        var picks = Picks(rows);
        var sources = Sources;
        for (int i = 0; i < sources.Length; i++) executor.GatherInput(i, sources[i], picks);
    }

    /// <inheritdoc/>
    public Tensor[] Tensors()
    {
        int[] picks = Picks(new(0, current.Rows)).ToArray();
        return [.. Sources.Select(source => Rows(source, picks))];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private BufferView[] Sources => current.Kind == StepKind.Train ? train : validate;

    private Span<int> Picks(LeafRange rows) =>
        (current.Kind == StepKind.Train ? order : validationOrder)
            .AsSpan((int)current.FirstRow + rows.First, rows.Count);

    private static Tensors.ConcreteTensor Rows(BufferView source, int[] picks)
    {
        var result = Engine.Allocate(new(source.Dims.With(0, picks.Length), source.DType));
        var indices = Engine.FromHost(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(picks), new([picks.Length], DType.int32));
        int length = (int)(source.Size / source.Dims[0]);
        source.Buffer.Owner.Gather(
            source.As([1, source.Dims[0], length]), indices.View, result.View.As([1, picks.Length, length]));
        indices.dispose();
        return result;
    }
}
