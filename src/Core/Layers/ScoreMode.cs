using Strata.Layers;

namespace Strata;

/// <summary>How attention compares query and key: "dot" (the default) or "concat".</summary>
public readonly record struct ScoreMode : IWord
{
    internal static readonly string[] Words = ["dot", "concat"];
    private readonly bool concat;

    private ScoreMode(string word) => concat = Word.Checked("scoreMode", word, Words) == Words[1];

    /// <summary>The string.</summary>
    public string Value => Words[concat ? 1 : 0];

    internal bool IsConcat => concat;

    /// <summary>Reads "dot" or "concat".</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator ScoreMode(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
