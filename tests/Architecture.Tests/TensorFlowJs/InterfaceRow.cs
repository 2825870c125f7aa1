namespace Strata.Architecture.Tests.TensorFlowJs;

/// <summary>One line of interface.tsv: a name of TensorFlow.js, or one of its parameters.</summary>
/// <param name="Section">What it belongs to.</param>
/// <param name="Name">A function or member, a class, or an identifier like <c>loss "hinge"</c>.</param>
/// <param name="Parameter">The parameter; empty for the name itself.</param>
/// <param name="Default">Its default as text, or "required".</param>
/// <param name="Note">"missing: why" or "differs: how"; empty if it is here and the same.</param>
internal sealed record InterfaceRow(string Section, string Name, string Parameter, string Default, string Note)
{
    internal const string File = "tests/Architecture.Tests/TensorFlowJs/interface.tsv";

    internal bool IsName => Parameter.Length == 0;

    internal bool IsMissing => Note.StartsWith("missing: ", StringComparison.Ordinal);

    internal bool Differs => Note.StartsWith("differs: ", StringComparison.Ordinal);

    internal static InterfaceRow[] All { get; } =
    [
        .. System.IO.File.ReadLines(Repository.Full(File)).Where(line => line is not ("" or ['#', ..])).Select(Read),
    ];

    private static InterfaceRow Read(string line)
    {
        string[] cells = [.. line.Split('\t'), "", "", ""];
        return new(cells[0], cells[1], cells[2], cells[3], cells[4]);
    }
}
