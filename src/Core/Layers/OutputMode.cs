using Strata.Layers;

namespace Strata;

/// <summary>
/// What class numbers become: "multiHot" (the default), "oneHot", "count", "int" or "tfIdf".
/// </summary>
public readonly record struct OutputMode : IWord
{
    internal static readonly string[] Words = ["multiHot", "oneHot", "count", "int", "tfIdf"];
    private readonly int place;

    private OutputMode(string word) => place = Array.IndexOf(Words, Word.Checked("outputMode", word, Words));

    /// <summary>The string.</summary>
    public string Value => Words[place];

    /// <summary>Reads one of the five words.</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator OutputMode(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
