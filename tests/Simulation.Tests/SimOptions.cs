using Strata.Training;
using Strata.Wire.Messages;
using Strata.Worker.Domain;

namespace Strata.Simulation.Tests;

/// <summary>Everything a simulated run depends on; drawn from a seed.</summary>
internal sealed record SimOptions(int Seed)
{
    public ProtocolRules Rules { get; init; } = ProtocolRules.Right;

    /// <summary>Whether the coordinator sends rows again after a new view.</summary>
    public bool SendsRowsAgain { get; init; } = true;

    public int Workers { get; init; } = 3;

    public bool Streams { get; init; }

    public StepSchedule Schedule { get; init; } = new(200, 64, 4, 40, 24);

    /// <summary>What goes wrong: at or after the first recorded step at or above a number.</summary>
    public IReadOnlyList<(long Step, SimFault Fault)> Faults { get; init; } = [];

    /// <summary>The chance that a control message is lost.</summary>
    public double Loss { get; init; }

    /// <summary>The chance that a control message comes twice.</summary>
    public double Doubling { get; init; }

    /// <summary>The longest delay of a control message in milliseconds.</summary>
    public double Delay { get; init; } = 5;

    /// <summary>The chance that a connection of the data plane stands still for a while.</summary>
    public double Hiccups { get; init; }

    /// <summary>Whether the client opens each epoch's gate, or the whole run at once.</summary>
    public bool Gates { get; init; }

    /// <summary>The step after which the client stops the run.</summary>
    public long? StopAfter { get; init; }

    public static SimOptions Draw(int seed)
    {
        var random = new Random(seed);
        var schedule = new StepSchedule(
            random.Next(20, 300), random.Next(8, 120), random.Next(2, 9), random.Next(3) == 0 ? 0 : random.Next(1, 60),
            random.Next(8, 64))
        {
            ValidationFrequency = random.Next(1, 3),
            MaxTrainSteps = random.Next(3) == 0 ? random.Next(1, 4) : long.MaxValue,
        };
        bool rough = random.Next(4) > 0;
        return new SimOptions(seed)
        {
            Schedule = schedule,
            Workers = random.Next(1, 6),
            Streams = random.Next(3) == 0,
            Faults = DrawFaults(random, schedule.Steps),
            Loss = rough ? random.NextDouble() * 0.15 : 0,
            Doubling = rough ? random.NextDouble() * 0.15 : 0,
            Delay = rough ? 1 + (random.NextDouble() * 60) : 1,
            Hiccups = rough ? random.NextDouble() * 0.05 : 0,
            Gates = random.Next(2) == 0,
            StopAfter = random.Next(10) == 0 ? random.NextInt64(0, schedule.Steps) : null,
        };
    }

    /// <summary>Some alone, some in bursts, because two faults in a row are the hard ones.</summary>
    private static (long Step, SimFault Fault)[] DrawFaults(Random random, long steps)
    {
        var faults = new List<(long, SimFault)>();
        for (int bursts = random.Next(0, 9); bursts > 0; bursts--)
        {
            long step = random.NextInt64(-1, steps);
            for (int i = random.Next(2) == 0 ? 1 : random.Next(2, 5); i > 0; i--)
            {
                faults.Add((step, (SimFault)random.Next(Enum.GetValues<SimFault>().Length)));
            }
        }
        return [.. faults.OrderBy(fault => fault.Item1)];
    }

    public StartRun Spec() => new(
        7, $"seed {Seed}", new("plan", 0, ""), new("initial", 0, ""), [],
        Streams ? null : RunSchedule.Of(Schedule, Seed),
        SimModel.TrainLevels, SimModel.ValidateLevels, ["loss"], [], Workers,
        Gates ? Schedule.EpochEnd(0) : long.MaxValue, null);
}
