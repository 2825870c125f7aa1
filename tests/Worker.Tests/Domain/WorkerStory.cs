using System.Buffers;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Worker.Domain;
using Xunit;

namespace Strata.Worker.Tests.Domain;

/// <summary>Worker "a" of a run of 32 rows a step and one level of 40 floats in two buckets.</summary>
internal sealed class WorkerStory
{
    public const long Run = 3;
    private static readonly StartRun s_spec = new(
        Run, "story", new("plan", 1, ""), new("initial", 1, ""), [], new RunSchedule(320, 32, 1, 0, 32, 0, null),
        [40], [40], ["loss"], [], 1, 9, null);

    public WorkerStory() => Machine = new WorkerRun("a", s_spec, Port, minBucket: 1);

    public RecordingPort Port { get; } = new();

    public WorkerRun Machine { get; }

    public static TimeSpan At(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>Gets the state before step 0 from the coordinator.</summary>
    public WorkerStory Seeded(int generation = 0)
    {
        Machine.On(new SeedRun(Run, generation, s_spec, new("coordinator", []), new("initial", 1, ""), -1), At(0));
        Assert.True(Machine.StateLoaded(Port.Fetches[^1], At(1)));
        return this;
    }

    public WorkerStory Fenced(int generation)
    {
        Machine.On(new Fence(Run, generation), At(2));
        return this;
    }

    public WorkerStory Views(int generation, long fromStep, string[] workers, int[]? sources = null)
    {
        Machine.On(new View(Run, generation, fromStep, [.. workers.Select(worker => new ViewMember(worker, []))],
            [.. workers.Select(_ => 1)], [.. workers.Select((_, rank) => rank)],
            sources ?? [.. workers.Select(_ => -1)], 9), At(3));
        return this;
    }

    /// <summary>Alone, runs a step to its end.</summary>
    public WorkerStory RunsAlone(long step)
    {
        long attempt = Machine.Begin(Machine.Next().Info);
        Machine.Contribute(0, Sums(1), 40);
        Assert.True(Machine.Holds(attempt) && Machine.TryTakeTotal(0, out _));
        Machine.Commit(new StepLog(step, [1], null), At(4));
        return this;
    }

    public FrameVerdict Receives(
        string from, FrameKind kind, int generation, long step, int bucket, int start, int size, float value = 1)
    {
        int length = bucket == 0 ? 16 : 24;
        float[] payload = ArrayPool<float>.Shared.Rent(length);
        payload.AsSpan().Fill(value);
        var header = new FrameHeader
        {
            Kind = kind, Run = Run, Generation = generation, Step = step, Bucket = (ushort)bucket, NodeStart = start,
            NodeSize = size, Length = size == 0 && kind == FrameKind.NodeSum ? 0 : length * sizeof(float),
        };
        return Machine.Receive(from, header, payload);
    }

    public TotalsHolding AsksForTotals(string peer, long step)
    {
        Machine.On(new TotalsRequest(Run, 0, peer, step), At(5));
        TotalsHolding holding = ((TotalsAnswer)Port.Messages[^1].Message).Holding;
        Machine.On(new TotalsRequest(Run, 0, peer, step + 100), At(5));
        return holding;
    }

    public static float[] Sums(float value)
    {
        float[] sums = new float[40];
        sums.AsSpan().Fill(value);
        return sums;
    }
}
