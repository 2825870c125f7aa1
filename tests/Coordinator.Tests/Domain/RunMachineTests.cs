using Strata.Coordinator.Domain;
using Strata.Wire.Journal;
using Strata.Wire.Messages;
using Xunit;

namespace Strata.Coordinator.Tests.Domain;

public sealed class RunMachineTests
{
    [Fact]
    public void The_first_view_waits_for_the_workers_that_were_asked_for()
    {
        RunStory story = new RunStory(workers: 2).Seeded("a").After(500);
        Assert.Equal(RunPhase.Gathering, story.Machine.Phase);
        story.Seeded("b").After(25).Fenced("a", -1).Fenced("b", -1);
        Assert.Equal(["a", "b"], story.Machine.View!.Members.Select(member => member.Worker));
        Assert.Equal(0, story.Machine.View.FromStep);
    }

    [Fact]
    public void A_generation_is_in_the_journal_before_its_fence_and_its_view()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(0);
        Assert.Equal(["RunStarted", "GenerationRaised", "ViewMade", "StepsRecorded"],
            story.Port.Events.Select(entry => entry.GetType().Name));
    }

    [Fact]
    public void A_worker_that_dies_costs_no_step()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(2);
        story.Machine.Lose("b", "its connection was reset", story.Now);
        Assert.Equal(2, story.Port.Last<Fence>("a").Generation);
        story.Fenced("a", 3);
        Assert.Equal(4, story.Machine.View!.FromStep);
        Assert.Equal(["a"], story.Machine.View.Members.Select(member => member.Worker));
        Assert.Contains(story.Port.Notes, note => note.Contains('b') && note.Contains("reset"));
    }

    [Fact]
    public void Who_lacks_a_step_gets_it_from_one_who_has_it()
    {
        RunStory story = new RunStory(workers: 3).Seeded("a").Seeded("b").Seeded("c").After(25)
            .Fenced("a", 4).Fenced("b", 5).Fenced("c", 4);
        Assert.Equal(6, story.Machine.View!.FromStep);
        Assert.Equal([1, -1, 1], story.Machine.View.Sources);
    }

    [Fact]
    public void A_lost_fence_is_sent_again_and_a_silent_worker_is_left_out()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(1);
        story.Machine.On(new Suspect(RunStory.Run, 1, "a", "b", "the connection was lost"), story.Now);
        story.Fenced("a", 1).After(400);
        Assert.True(story.Port.ToWorkers.Count(sent => sent is { Worker: "b", Message: Fence { Generation: 2 } }) > 2);
        story.After(1000);
        Assert.Equal(["a"], story.Machine.View!.Members.Select(member => member.Worker));
        story.Fenced("b", 1);
        Assert.False(story.Port.Last<Dismissed>("b").Over);
    }

    [Fact]
    public void A_suspicion_of_an_older_generation_is_not_heard()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(1);
        story.Machine.On(new Suspect(RunStory.Run, 0, "a", "b", "late"), story.Now);
        Assert.Equal(RunPhase.Running, story.Machine.Phase);
    }

    [Fact]
    public void A_newcomer_gets_the_state_from_a_worker_and_is_in_the_next_view()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(1).Seeded("c", 1).After(25);
        Assert.Null(story.Port.Last<SeedRun>("c").Checkpoint);
        story.Fenced("a", 2).Fenced("b", 2).Fenced("c", 1);
        Assert.Equal(["a", "b", "c"], story.Machine.View!.Members.Select(member => member.Worker));
        Assert.Equal(-1, story.Machine.View.Sources[0]);
        Assert.InRange(story.Machine.View.Sources[2], 0, 1);
    }

    [Fact]
    public void Each_steps_logs_are_taken_once_and_make_the_history()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(1).Reports("a", 3).Reports("a", 3);
        var told = story.Port.ToClients.OfType<StepsApplied>().SelectMany(message => message.Steps);
        Assert.Equal([0, 1, 2, 3], told.Select(log => log.Step));
        Assert.Equal(3, story.Machine.Recorded);
        Assert.Equal(3, story.Port.Last<ProgressSeen>("a").Step);
    }

    [Fact]
    public void The_end_waits_for_the_state_of_the_last_step()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(5).After(25);
        Assert.DoesNotContain(story.Port.ToClients, message => message is RunCompleted);
        Assert.Equal(5, story.Port.Last<StateWanted>("a").Step);
        story.Machine.StateKept(5, new("state-5", 1, ""), story.Now);
        RunCompleted end = Assert.IsType<RunCompleted>(story.Port.ToClients[^1]);
        Assert.Equal([0, 0.5, 1], end.History.Select(epoch => epoch.Train[0]));
        Assert.True(story.Port.Last<Dismissed>("a").Over);
        Assert.True(story.Port.HasEnded);
    }

    [Fact]
    public void All_stand_at_the_gate_until_the_client_opens_it()
    {
        RunStory story = new RunStory(workers: 2, untilStep: 1).TwoTrain(1).After(25);
        Assert.Equal(1, Assert.Single(story.Port.ToClients.OfType<GateReached>()).Step);
        story.Machine.On(new OpenGate(RunStory.Run, 3, false), story.Now);
        Assert.Equal(3, story.Port.Last<OpenGate>("b").UntilStep);
    }

    [Fact]
    public void A_coordinator_that_was_started_again_asks_the_last_view_where_it_stands()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(2).Restart();
        Assert.Equal(2, story.Machine.Recorded);
        Assert.Equal(2, story.Port.Last<Fence>("a").Generation);
        story.Fenced("a", 3).Fenced("b", 2);
        Assert.Equal(4, story.Machine.View!.FromStep);
        Assert.Equal(2, story.Machine.View.Generation);
    }

    [Fact]
    public void A_run_without_workers_waits_by_name_and_fails_in_the_end()
    {
        RunStory story = new RunStory(workers: 1).Seeded("a").After(25).Fenced("a", -1).Reports("a", 1);
        story.Machine.Lose("a", "its process is gone", story.Now);
        Wait wait = Assert.Single(story.Machine.Status().Waits);
        Assert.Contains("a was lost: its process is gone", wait.What);
        Assert.NotEmpty(wait.Whom);
        story.After(61_000);
        RunFailed failed = Assert.IsType<RunFailed>(story.Port.ToClients[^1]);
        Assert.Contains("its process is gone", failed.Reason);
        Assert.Equal(1, failed.Step);
    }

    [Fact]
    public void When_all_are_lost_a_newcomer_begins_at_the_checkpoint()
    {
        RunStory story = new RunStory(workers: 1).Seeded("a").After(25).Fenced("a", -1).Reports("a", 1);
        story.Machine.Lose("a", "its process is gone", story.Now);
        story.Seeded("b");
        Assert.Equal("initial", story.Port.Last<SeedRun>("b").Checkpoint!.Name);
        story.After(25).Fenced("b", -1);
        Assert.Equal(0, story.Machine.View!.FromStep);
        Assert.Equal(1, story.Machine.Recorded);
    }

    [Fact]
    public void A_streamed_run_does_not_go_back_to_rows_that_are_gone()
    {
        RunStory story = new RunStory(streams: true, workers: 1).Seeded("a").After(25).Fenced("a", -1).Reports("a", 1);
        Assert.Equal(1, story.Port.Free);
        story.Machine.Lose("a", "its process is gone", story.Now);
        story.Seeded("b").After(25).Fenced("b", -1);
        Assert.Equal(RunPhase.Stranded, story.Machine.Phase);
        story.Seeded("a", 1).Seeded("b").After(300).Fenced("a", 1).Fenced("b", -1);
        Assert.Equal(2, story.Machine.View!.FromStep);
    }

    [Fact]
    public void Workers_that_all_wait_for_each_other_get_a_new_view()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(1);
        for (int i = 0; i < 20 && story.Machine.Phase == RunPhase.Running; i++)
        {
            story.Reports("a", 1, new Wait("a total", ["b"], 2, 0, 0));
            story.Reports("b", 1, new Wait("node sums", ["a"], 2, 0, 1)).After(200);
        }
        Assert.Equal(RunPhase.Fencing, story.Machine.Phase);
    }

    [Fact]
    public void A_worker_that_computes_for_long_is_waited_for()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(1);
        for (int i = 0; i < 100; i++)
        {
            story.Reports("a", 1, new Wait("node sums", ["b"], 2, 0, 0)).Reports("b", 1).After(200);
        }
        Assert.Equal(RunPhase.Running, story.Machine.Phase);
        Assert.Contains(story.Machine.Status().Waits, wait => wait.Whom.Contains("b"));
    }

    [Fact]
    public void A_stopped_run_keeps_the_weights_of_the_last_applied_step()
    {
        RunStory story = new RunStory(workers: 2).TwoTrain(1);
        story.Machine.On(new StopRun(RunStory.Run, "the user cancelled"), story.Now);
        story.Fenced("a", 2).Fenced("b", 1);
        var report = new Progress(RunStory.Run, 2, "a", WorkerPhase.Fenced, 2, 9, [new(2, [2], null)], []);
        story.Machine.On(report, story.Now);
        Assert.Equal(2, story.Port.Last<StateWanted>("a").Step);
        story.Machine.StateKept(2, new("state-2", 1, ""), story.Now);
        RunCompleted end = Assert.IsType<RunCompleted>(story.Port.ToClients[^1]);
        Assert.Equal(2, end.Step);
        Assert.Equal("the user cancelled", end.Stopped);
    }

    [Fact]
    public void A_worker_that_cannot_compute_the_run_ends_it_as_an_error_with_the_last_weights()
    {
        RunStory story = new RunStory(workers: 1).Seeded("a").After(25).Fenced("a", -1).Reports("a", 1);
        story.Machine.On(new WorkerFailed(RunStory.Run, "a", "a plan of an op it does not know"), story.Now);
        story.Fenced("a", 1).After(25);
        story.Machine.StateKept(1, new("state-1", 1, ""), story.Now);
        RunFailed failed = Assert.IsType<RunFailed>(story.Port.ToClients[^1]);
        Assert.Equal("a failed: a plan of an op it does not know", failed.Reason);
        Assert.Equal("state-1", failed.State!.Name);
    }
}
