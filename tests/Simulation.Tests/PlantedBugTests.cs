using Strata.Worker.Domain;
using Xunit;

namespace Strata.Simulation.Tests;

/// <summary>The checkers see what they are for: each of these errors, built in on purpose, is found.</summary>
public sealed class PlantedBugTests
{
    private const int SeedsAtMost = 200;

    public static TheoryData<string> Bugs => new(s_bugs.Keys);

    private static readonly Dictionary<string, Func<SimOptions, SimOptions>> s_bugs = new()
    {
        ["node sums are folded in the order they come"] = options => options with
        {
            Rules = new ProtocolRules { FoldsInTreeOrder = false },
        },
        ["frames of an older generation are taken"] = options => options with
        {
            Rules = new ProtocolRules { RefusesOlderGenerations = false },
        },
        ["a step is applied before all totals have come"] = options => options with
        {
            Rules = new ProtocolRules { WaitsForAllTotals = false },
        },
        ["totals are let go as soon as they are applied"] = options => options with
        {
            Rules = new ProtocolRules { KeepsTotalsUntilShown = false },
        },
        ["a view repeats the step that was applied last"] = options => options with
        {
            Rules = new ProtocolRules { StartsAfterApplied = false },
        },
        ["rows are not sent again to a new view"] = options => options with
        {
            SendsRowsAgain = false, Streams = true,
        },
    };

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_planted_bug_is_found(string bug)
    {
        for (int seed = 0; seed < SeedsAtMost; seed++)
        {
            if (new SimRun(s_bugs[bug](SimOptions.Draw(seed))).TryRun() is not null)
            {
                return;
            }
        }
        Assert.Fail($"{bug}: not found in {SeedsAtMost} seeds.");
    }
}
