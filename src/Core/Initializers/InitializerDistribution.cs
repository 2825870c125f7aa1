using Strata.Layers;

namespace Strata;

/// <summary>
/// How an initializer's numbers are spread: "normal" (the default; truncated), "uniform" or "truncatedNormal".
/// </summary>
public readonly record struct InitializerDistribution : IWord
{
    internal static readonly string[] Words = ["normal", "uniform", "truncatedNormal"];
    private readonly byte word;

    private InitializerDistribution(string word) =>
        this.word = (byte)Array.IndexOf(Words, Word.Checked("distribution", word, Words));

    /// <summary>The string.</summary>
    public string Value => Words[word];

    /// <summary>Reads "normal", "uniform" or "truncatedNormal".</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator InitializerDistribution(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
