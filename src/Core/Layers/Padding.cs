using Strata.Layers;

namespace Strata;

/// <summary>
/// What happens at the border: "valid" (no padding, the default), "same" or, in one dimension, "causal".
/// </summary>
public readonly record struct Padding : IWord
{
    internal static readonly string[] Words = ["valid", "same", "causal"];
    private readonly byte word;

    private Padding(string word) => this.word = (byte)Array.IndexOf(Words, Word.Checked("padding", word, Words));

    /// <summary>The string.</summary>
    public string Value => Words[word];

    /// <summary>Reads "valid", "same" or "causal".</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator Padding(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
