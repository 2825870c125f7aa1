using System.Text.Json.Nodes;

namespace Strata.Parity.Reading;

/// <summary>One recorded case.</summary>
/// <param name="Kind">Which sort of thing it records: layer, model, error and so on.</param>
/// <param name="Record">The record itself.</param>
/// <param name="Folder">Where the files of a case lie that has some.</param>
internal sealed record Golden(string Kind, JsonObject Record, string Folder)
{
    internal string Id { get; } = (string?)Record["id"] ?? Path.GetFileName(Folder);

    /// <summary>What it is about: a layer's class, a model's method, a function.</summary>
    internal string Subject { get; } = SubjectOf(Kind, Record);

    /// <summary>Whether the case is exempt: its result is drawn by a generator of TensorFlow.js.</summary>
    internal bool IsSeeded => (bool?)Record["seededRandom"] == true;

    /// <summary>How far the result moves when the weights move by 3e-7.</summary>
    internal double Sensitivity => Record["sensitivity"] switch
    {
        JsonObject parts => parts.Max(part => Values.Number(part.Value)),
        null => 0,
        var number => Values.Number(number),
    };

    internal bool Matches(string text) => Id == text || Kind == text || Subject == text;

    private static string SubjectOf(string kind, JsonObject record) => kind switch
    {
        "model" => $"{record["method"]} ({record["className"]})",
        "error" => $"{record["op"]} {record["className"] ?? record["fn"]}",
        "object" => $"{record["family"]} {record["className"]}",
        "random" => $"{record["style"]}",
        _ => (string?)record["className"] ?? (string?)record["fn"] ?? "",
    };
}
