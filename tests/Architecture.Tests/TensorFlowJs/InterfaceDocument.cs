using System.Text;

namespace Strata.Architecture.Tests.TensorFlowJs;

/// <summary>docs/guide/tensorflow-js.md: the names of TensorFlow.js, and what is here of them.</summary>
internal static class InterfaceDocument
{
    internal const string File = "docs/guide/tensorflow-js.md";

    // What every layer takes, said once.
    private const string OfLayers =
        "inputShape, batchInputShape, batchSize, dtype, name, trainable = true, weights";

    internal static string Text(IReadOnlyList<InterfaceRow> rows)
    {
        var text = new StringBuilder();
        int names = rows.Count(row => row.IsName), parameters = rows.Count - names;
        int missing = rows.Count(row => row.IsName && row.IsMissing);
        text.Append($"""
            # TensorFlow.js, name by name

            Every name of TensorFlow.js 4.22.0's Layers interface, with its parameters and their defaults, and what is
            here of it. "the same" says that the name, its parameters and its defaults are those of TensorFlow.js: its
            configuration object `{"{"}units: 1{"}"}` is written as named arguments, `units: 1`.

            {names} names with {parameters} parameters; {missing} names are not here, with the reason. Numbers like Q6
            are those of TensorFlow.js's quirks that are put right here. `ACCEPT_API=1 ./test Architecture` writes this
            page anew. In bold: what must be given. *options* are those of every layer: {OfLayers}.

            """);
        foreach (var section in rows.GroupBy(row => row.Section))
        {
            text.Append($"\n## {section.Key}\n\n| TensorFlow.js | parameters | here |\n|---|---|---|\n");
            foreach (var name in section.GroupBy(row => row.Name)) text.Append(Line(name.Key, [.. name]));
        }

        return text.ToString();
    }

    private static string Line(string name, InterfaceRow[] rows)
    {
        string parameters = string.Join(", ", rows.Where(row => !row.IsName).Select(Parameter))
            .Replace(OfLayers, "*options*", StringComparison.Ordinal);
        string[] notes =
        [
            .. rows.Where(row => row.Note.Length > 0)
                .Select(row => row.IsName ? row.Note : $"`{row.Parameter}` {row.Note}"),
        ];
        return $"| `{name}` | {parameters} | {(notes.Length == 0 ? "the same" : string.Join("; ", notes))} |\n";
    }

    private static string Parameter(InterfaceRow row) => row.Default switch
    {
        "required" => $"**{row.Parameter}**",
        "null" => row.Parameter,
        _ => $"{row.Parameter} = {row.Default}",
    };
}
