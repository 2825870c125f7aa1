using Strata.Layers;

namespace Strata;

/// <summary>What the spread of an initializer is scaled by: "fanIn" (the default), "fanOut" or "fanAvg".</summary>
public readonly record struct FanMode : IWord
{
    internal static readonly string[] Words = ["fanIn", "fanOut", "fanAvg"];
    private readonly byte word;

    private FanMode(string word) => this.word = (byte)Array.IndexOf(Words, Word.Checked("mode", word, Words));

    /// <summary>The string.</summary>
    public string Value => Words[word];

    /// <summary>Reads "fanIn", "fanOut" or "fanAvg".</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator FanMode(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
