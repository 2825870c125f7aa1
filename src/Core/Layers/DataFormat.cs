using Strata.Layers;

namespace Strata;

/// <summary>Where the channels stand: "channelsLast" (the default) or "channelsFirst".</summary>
public readonly record struct DataFormat : IWord
{
    internal static readonly string[] Words = ["channelsLast", "channelsFirst"];
    private readonly bool first;

    private DataFormat(string word) => first = Word.Checked("dataFormat", word, Words) == Words[1];

    /// <summary>The string.</summary>
    public string Value => Words[first ? 1 : 0];

    internal bool IsFirst => first;

    /// <summary>Reads "channelsLast" or "channelsFirst".</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator DataFormat(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
