using Strata.Fuzz.Running;
using Xunit;

namespace Strata.Fuzz;

public sealed class FuzzTests
{
    [Fact]
    public void Five_hundred_broken_models_give_typed_errors_or_load()
    {
        using var run = new FuzzRun(seed: 7, isTimed: false);
        var failures = new List<string>();
        var table = run.Run(500, failures.Add);
        Assert.True(table.Failed == 0, string.Join(Environment.NewLine, failures));
    }

    [Fact]
    public void A_case_follows_from_its_numbers_alone()
    {
        using var run = new FuzzRun(seed: 3, isTimed: false);
        Assert.Equal(First(run.Describe(11)), First(run.Describe(11)));
        Assert.NotEqual(First(run.Describe(11)), First(run.Describe(12)));
    }

    private static string First(string text) => text.Split(Environment.NewLine)[0];
}
