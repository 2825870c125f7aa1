using Xunit;

namespace Strata.Architecture.Tests.TensorFlowJs;

/// <summary>
/// The public API against the list of TensorFlow.js's names: each is here with the same parameters and defaults, or
/// the list says why not.
/// </summary>
public sealed class InterfaceTests
{
    [Fact]
    public void Every_name_is_here_with_its_parameters_and_defaults_or_has_a_reason() => Rule.Holds(
        InterfaceRow.File, InterfaceRow.All.GroupBy(row => row.Name).SelectMany(Offences));

    [Fact]
    public void The_guide_has_the_list()
    {
        string path = Repository.Full(InterfaceDocument.File), text = InterfaceDocument.Text(InterfaceRow.All);
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "1") File.WriteAllText(path, text);
        string written = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(written == text, $"{InterfaceDocument.File} is not what {InterfaceRow.File} says; " +
            "ACCEPT_API=1 ./test Architecture writes it anew.");
    }

    private static IEnumerable<string> Offences(IGrouping<string, InterfaceRow> rows)
    {
        var name = rows.First(row => row.IsName);
        var member = Member.Find(name.Name);
        if (name.IsMissing || name.Differs)
        {
            if (member is not null) yield return $"{name.Name} is here; its note says '{name.Note}'";
            yield break;
        }

        if (member is null)
        {
            yield return $"{name.Name} is not here";
            yield break;
        }

        var sample = new Sample(member);
        foreach (var row in rows.Where(row => !row.IsName))
            if (Offence(row, member, sample) is { } text) yield return $"{row.Name}: {text}";
    }

    private static string? Offence(InterfaceRow row, Member member, Sample sample)
    {
        bool found = member.Parameters(row.Parameter).Any();
        if (row.IsMissing) return found ? $"{row.Parameter} is here; its note says '{row.Note}'" : null;
        if (!found) return $"{row.Parameter} is not here";
        bool same = sample.Has(row.Parameter, row.Default);
        if (row.Differs) return same ? $"{row.Parameter} is the same; its note says '{row.Note}'" : null;
        return same ? null : $"{row.Parameter} has another default than {row.Default}";
    }
}
