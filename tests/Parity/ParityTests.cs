using Strata.Parity.Reading;
using Xunit;
using Xunit.Abstractions;

namespace Strata.Parity;

/// <summary>
/// What TensorFlow.js did, done once more, kind by kind. The cases lie in the folder that the environment variable
/// STRATA_GOLDENS names; without it there are none.
/// </summary>
public sealed class ParityTests(ITestOutputHelper output)
{
    private const string Missing = "STRATA_GOLDENS names no folder of recorded cases";

    public static TheoryData<string> Kinds => Goldens.Folder is { } folder
        ? [.. Goldens.In(folder).Select(golden => golden.Kind).Distinct()] : [Missing];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_recorded_comes_out_again(string kind)
    {
        Skip.If(kind == Missing, Missing);
        var report = new Report();
        foreach (var golden in Goldens.In(Goldens.Folder!).Where(golden => golden.Kind == kind))
            report.Add(golden, await Replayer.RunAsync(golden));
        foreach (string line in report.Lines()) output.WriteLine(line);
        Assert.True(report.Failed == 0, string.Join('\n', report.Failures()));
    }
}
