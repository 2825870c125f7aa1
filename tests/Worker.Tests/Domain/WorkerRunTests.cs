using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Worker.Domain;
using Xunit;

namespace Strata.Worker.Tests.Domain;

public sealed class WorkerRunTests
{
    [Fact]
    public void A_worker_alone_trains_up_to_the_gate_and_then_says_whom_it_waits_for()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a"]);
        for (long step = 0; step < 10; step++)
        {
            story.RunsAlone(step);
        }
        Assert.Equal(9, story.Machine.Applied);
        Assert.Equal(DecisionKind.Wait, story.Machine.Next().Kind);
        Assert.Equal("the end of the run", Assert.Single(story.Machine.Waits()).What);
        Assert.Empty(story.Port.Frames);
    }

    [Fact]
    public void A_fence_is_answered_with_the_step_applied_and_answered_again()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a"]).RunsAlone(0).Fenced(2).Fenced(2);
        Fenced[] answers = [.. story.Port.ToCoordinators.OfType<Fenced>().Where(answer => answer.Generation == 2)];
        Assert.Equal([0, 0], answers.Select(answer => answer.Applied));
        Assert.Equal(DecisionKind.Wait, story.Machine.Next().Kind);
    }

    [Fact]
    public void A_fence_abandons_the_step_that_is_going_on()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a", "b"]);
        long attempt = story.Machine.Begin(story.Machine.Next().Info);
        story.Fenced(2);
        Assert.False(story.Machine.Holds(attempt));
        story.Views(2, 0, ["a"]);
        Assert.Equal(0, story.Machine.Next().Info.Step);
    }

    [Fact]
    public void An_older_fence_and_an_older_view_are_not_followed()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(3).Views(2, 0, ["a"]).Fenced(2);
        Assert.Equal(WorkerPhase.Fenced, story.Machine.Phase);
        Assert.Equal(3, story.Machine.Generation);
    }

    [Fact]
    public void Frames_of_an_older_generation_are_refused_and_of_a_newer_one_held()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(2).Views(2, 0, ["a", "b"]);
        story.Machine.Begin(story.Machine.Next().Info);
        Assert.Equal(FrameVerdict.Older, story.Receives("b", FrameKind.NodeSum, 1, 0, 0, 1, 1));
        Assert.Equal(FrameVerdict.Held, story.Receives("b", FrameKind.NodeSum, 3, 0, 0, 1, 1));
        Assert.Equal(FrameVerdict.Taken, story.Receives("b", FrameKind.NodeSum, 2, 0, 0, 1, 1));
        Assert.Equal(FrameVerdict.Stale, story.Receives("b", FrameKind.NodeSum, 2, 0, 0, 1, 1));
        Assert.Equal(FrameVerdict.Wrong, story.Receives("b", FrameKind.NodeSum, 2, 0, 0, 0, 1));
    }

    [Fact]
    public void Two_workers_fold_the_buckets_they_own_and_both_have_the_total()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a", "b"]);
        story.Receives("b", FrameKind.NodeSum, 1, 0, 0, 1, 1, value: 2);
        story.Machine.Begin(story.Machine.Next().Info);
        story.Machine.Contribute(0, WorkerStory.Sums(1), 40);
        Assert.False(story.Machine.TryTakeTotal(0, out _));
        Wait wait = Assert.Single(story.Machine.Waits());
        Assert.Equal((1, "b"), (wait.Bucket, wait.Whom[0]));
        Assert.Equal(FrameVerdict.Wrong, story.Receives("b", FrameKind.Total, 1, 0, 0, 0, 0));
        Assert.Equal(FrameVerdict.Taken, story.Receives("b", FrameKind.Total, 1, 0, 1, 0, 0, value: 7));
        Assert.True(story.Machine.TryTakeTotal(0, out ReadOnlyMemory<float> total));
        Assert.Equal((3f, 7f), (total.Span[0], total.Span[39]));
        var sent = story.Port.Frames.Select(frame => frame.Header.Kind);
        Assert.Equal([FrameKind.Total, FrameKind.NodeSum], sent.OrderDescending());
    }

    [Fact]
    public void Who_lacks_a_step_asks_the_worker_that_the_view_names_and_applies_the_same_totals()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 1, ["a", "b"], [1, -1]);
        Assert.Equal(WorkerPhase.CatchingUp, story.Machine.Phase);
        Assert.Equal(("b", new TotalsRequest(WorkerStory.Run, 1, "a", 0)), story.Port.Messages[^1]);
        var step = new StepDescription(0, true, 0, 0, 0, 32, false, false);
        story.Machine.On(new TotalsAnswer(WorkerStory.Run, 1, 0, TotalsHolding.Held, step), WorkerStory.At(5));
        story.Receives("b", FrameKind.Total, 1, 0, 0, 0, 0, value: 4);
        Assert.Equal(DecisionKind.Wait, story.Machine.Next().Kind);
        story.Receives("b", FrameKind.Total, 1, 0, 1, 0, 0, value: 5);
        WorkerDecision next = story.Machine.Next();
        Assert.Equal((DecisionKind.Past, 4f, 5f),
            (next.Kind, next.Totals!.Vector(0).Span[0], next.Totals.Vector(0).Span[39]));
        story.Machine.Commit(new StepLog(0, [1], null), WorkerStory.At(6));
        Assert.Equal(WorkerPhase.Training, story.Machine.Phase);
        Assert.Equal(1, story.Machine.Next().Info.Step);
    }

    [Fact]
    public void Totals_that_came_after_a_fence_are_not_applied()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 1, ["a", "b"], [1, -1]).Fenced(2);
        var step = new StepDescription(0, true, 0, 0, 0, 32, false, false);
        story.Machine.On(new TotalsAnswer(WorkerStory.Run, 1, 0, TotalsHolding.Held, step), WorkerStory.At(5));
        story.Receives("b", FrameKind.Total, 1, 0, 0, 0, 0);
        story.Receives("b", FrameKind.Total, 1, 0, 1, 0, 0);
        Assert.Equal(DecisionKind.Wait, story.Machine.Next().Kind);
        Assert.Equal(-1, story.Machine.Applied);
    }

    [Fact]
    public void Totals_are_kept_until_all_have_shown_the_next_step()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a", "b"]);
        story.Machine.Begin(story.Machine.Next().Info);
        story.Machine.Contribute(0, WorkerStory.Sums(1), 40);
        story.Receives("b", FrameKind.NodeSum, 1, 0, 0, 1, 1);
        story.Receives("b", FrameKind.Total, 1, 0, 1, 0, 0);
        story.Machine.Commit(new StepLog(0, [1], null), WorkerStory.At(5));
        Assert.Equal(TotalsHolding.Held, story.AsksForTotals("c", 0));
        story.Machine.Begin(story.Machine.Next().Info);
        Assert.Equal(TotalsHolding.NotYet, story.AsksForTotals("c", 1));
        story.Receives("b", FrameKind.Total, 1, 1, 1, 0, 0);
        Assert.Equal(TotalsHolding.Gone, story.AsksForTotals("c", 0));
    }

    [Fact]
    public void A_lost_connection_is_reported_and_reported_again()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a", "b"]);
        story.Machine.LinkBroken("stranger");
        story.Machine.LinkBroken("b");
        story.Machine.Tick(WorkerStory.At(500));
        Assert.Equal(2, story.Port.ToCoordinators.OfType<Suspect>().Count(suspect => suspect.Peer == "b"));
        Assert.DoesNotContain(story.Port.ToCoordinators.OfType<Suspect>(), suspect => suspect.Peer == "stranger");
    }

    [Fact]
    public void Progress_is_sent_no_more_often_than_every_50_ms_and_its_logs_until_they_are_seen()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a"]);
        story.Machine.Tick(WorkerStory.At(100));
        story.Port.ToCoordinators.Clear();
        story.RunsAlone(0).Machine.Tick(WorkerStory.At(120));
        Assert.Empty(story.Port.ToCoordinators);
        story.Machine.Tick(WorkerStory.At(151));
        Assert.Single(Assert.IsType<Progress>(Assert.Single(story.Port.ToCoordinators)).Logs);
        story.Machine.On(new ProgressSeen(WorkerStory.Run, 0), WorkerStory.At(160));
        story.Machine.Tick(WorkerStory.At(500));
        Assert.Empty(Assert.IsType<Progress>(story.Port.ToCoordinators[^1]).Logs);
    }

    [Fact]
    public void A_worker_that_comes_to_the_gate_says_so_at_once()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a"]);
        for (long step = 0; step < 9; step++)
        {
            story.RunsAlone(step);
        }
        story.Machine.Tick(WorkerStory.At(100));
        story.RunsAlone(9).Machine.Tick(WorkerStory.At(101));
        Assert.Equal(9, Assert.IsType<Progress>(story.Port.ToCoordinators[^1]).Applied);
    }

    [Fact]
    public void A_late_dismissal_does_not_end_a_newer_part()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(2).Views(2, 0, ["a"]);
        story.Machine.On(new Dismissed(WorkerStory.Run, 1, "a", "late", false), WorkerStory.At(5));
        Assert.False(story.Machine.IsDismissed);
        Assert.Equal(DecisionKind.Step, story.Machine.Next().Kind);
    }

    [Fact]
    public void A_dismissed_worker_that_is_offered_again_goes_on_from_its_own_state()
    {
        WorkerStory story = new WorkerStory().Seeded().Fenced(1).Views(1, 0, ["a"]).RunsAlone(0).RunsAlone(1);
        story.Machine.On(new Dismissed(WorkerStory.Run, 2, "a", "it was silent", false), WorkerStory.At(5));
        Assert.True(story.Machine.IsDismissed);
        var seed = new SeedRun(WorkerStory.Run, 3, story.Machine.Spec, new("b", []), null, -1);
        story.Machine.On(seed, WorkerStory.At(6));
        Assert.Equal(("b", new TotalsRequest(WorkerStory.Run, 3, "a", 2)), story.Port.Messages[^1]);
        story.Machine.On(new TotalsAnswer(WorkerStory.Run, 3, 2, TotalsHolding.NotYet, null), WorkerStory.At(7));
        Assert.Equal(WorkerPhase.Seeded, story.Machine.Phase);
    }

    [Fact]
    public void A_state_that_was_fetched_for_an_older_generation_is_dropped()
    {
        WorkerStory story = new WorkerStory();
        var seed = new SeedRun(
            WorkerStory.Run, 0, story.Machine.Spec, new("coordinator", []), new("initial", 1, ""), -1);
        story.Machine.On(seed, WorkerStory.At(0));
        story.Fenced(1);
        Assert.False(story.Machine.StateLoaded(story.Port.Fetches[0], WorkerStory.At(1)));
        Assert.Equal(WorkerRun.NoState, story.Port.ToCoordinators.OfType<Fenced>().Last().Applied);
    }
}
