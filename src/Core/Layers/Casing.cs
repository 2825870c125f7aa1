using System.Text;

namespace Strata.Layers;

/// <summary>Between TensorFlow.js's lowerCamelCase and the snake_case of Keras's files.</summary>
internal static class Casing
{
    /// <summary>
    /// batchInputShape → batch_input_shape; a name that would begin with _ is prefixed with "private".
    /// </summary>
    internal static string ToSnake(string name)
    {
        string words = Separated(name).ToLowerInvariant();
        return words.StartsWith('_') ? "private" + words : words;
    }

    /// <summary>batch_input_shape → batchInputShape; a name without _ stays.</summary>
    internal static string ToCamel(string name)
    {
        if (name.Length < 2 || !name.Contains('_', StringComparison.Ordinal)) return name;
        var camel = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] != '_') camel.Append(name[i]);
            else if (i + 1 < name.Length && name[i + 1] != '_') camel.Append(char.ToUpperInvariant(name[++i]));
        }

        return camel.ToString();
    }

    // A word begins at a capital with small letters or digits behind it, unless these belong to the word before, and
    // at any capital behind a small letter.
    private static string Separated(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        int taken = 0;
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i > taken && IsCapital(name[i]) && i + 1 < name.Length && IsSmall(name[i + 1]);
            if (begins)
            {
                taken = i + 1;
                while (taken < name.Length && IsSmall(name[taken])) taken++;
            }

            if (begins || (i > 0 && IsCapital(name[i]) && char.IsAsciiLetterLower(name[i - 1]))) words.Append('_');
            words.Append(name[i]);
        }

        return words.ToString();
    }

    private static bool IsCapital(char c) => char.IsAsciiLetterUpper(c);

    private static bool IsSmall(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
