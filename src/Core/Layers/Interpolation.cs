using Strata.Layers;

namespace Strata;

/// <summary>How an image is enlarged: "nearest" (the default) or "bilinear".</summary>
public readonly record struct Interpolation : IWord
{
    internal static readonly string[] Words = ["nearest", "bilinear"];
    private readonly bool bilinear;

    private Interpolation(string word) => bilinear = Word.Checked("interpolation", word, Words) == Words[1];

    /// <summary>The string.</summary>
    public string Value => Words[bilinear ? 1 : 0];

    internal bool IsBilinear => bilinear;

    /// <summary>Reads "nearest" or "bilinear".</summary>
    /// <exception cref="ArgumentException">Another string.</exception>
    public static implicit operator Interpolation(string word) => new(word);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
