using Strata.Naming;

namespace Strata.Layers;

/// <summary>Strings of closed sets, as options take them.</summary>
internal static class Word
{
    /// <summary>The word itself if it is one of a set.</summary>
    /// <exception cref="ArgumentException">It is not; the message lists the nearest right ones.</exception>
    internal static string Checked(string argument, string word, string[] known) =>
        Array.IndexOf(known, word) >= 0 ? word : throw NearestNames.Unknown(argument, word, known);
}
