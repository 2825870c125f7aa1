using Strata.Coordinator.Domain;
using Strata.Wire.Journal;
using Strata.Wire.Messages;

namespace Strata.Coordinator.Tests.Domain;

/// <summary>A run's machine with workers that answer as a story tells them to.</summary>
internal sealed class RunStory
{
    public const long Run = 5;
    private readonly StartRun _spec;
    private double _milliseconds;

    public RunStory(bool streams = false, int workers = 1, long untilStep = long.MaxValue)
    {
        _spec = new(Run, "story", new("plan", 1, ""), new("initial", 1, ""), [],
            streams ? null : new RunSchedule(64, 32, 3, 0, 32, 0, null), [100], [10], ["loss"], [], workers,
            untilStep, null);
        Machine = new RunMachine(_spec, new("coordinator", ["tcp://c:1"]), Port);
        Machine.Start(Now);
    }

    public RecordingPort Port { get; private set; } = new();

    public RunMachine Machine { get; private set; }

    public TimeSpan Now => TimeSpan.FromMilliseconds(_milliseconds);

    public RunStory After(double milliseconds)
    {
        for (double end = _milliseconds + milliseconds; _milliseconds < end;)
        {
            _milliseconds += 25;
            Machine.Tick(Now);
        }
        return this;
    }

    /// <summary>The process dies; another makes the machine again from the journal.</summary>
    public RunStory Restart()
    {
        List<IJournalEvent> journal = Port.Events;
        Port = new();
        Port.Events.AddRange(journal);
        Machine = new RunMachine(_spec, new("coordinator", ["tcp://c:1"]), Port);
        journal.ForEach(Machine.Replay);
        Machine.Resume(Now);
        return this;
    }

    public RunStory Seeded(string worker, long applied = -1)
    {
        Machine.Offer(new(worker, []), Now);
        int generation = Port.Last<SeedRun>(worker).Generation;
        Machine.On(new Progress(Run, generation, worker, WorkerPhase.Seeded, applied, -1, [], []), Now);
        return this;
    }

    public RunStory Fenced(string worker, long applied)
    {
        Machine.On(new Fenced(Run, Machine.Generation, worker, applied), Now);
        return this;
    }

    /// <summary>A worker of the view reports the logs of all steps it has applied that are not recorded.</summary>
    public RunStory Reports(string worker, long applied, params Wait[] waits)
    {
        StepLog[] logs = [.. Enumerable.Range(0, (int)applied + 1).Select(step =>
            new StepLog(step, [step], step % 2 == 1 ? new(step / 2, true, [step / 2 * 0.5]) : null))];
        Machine.On(new Progress(
            Run, Machine.Generation, worker, WorkerPhase.Training, applied, long.MaxValue, logs, waits), Now);
        return this;
    }

    /// <summary>Two workers train and have applied a step.</summary>
    public RunStory TwoTrain(long applied)
    {
        Seeded("a").Seeded("b").After(25);
        Fenced("a", -1).Fenced("b", -1);
        return Reports("a", applied).Reports("b", applied);
    }
}
