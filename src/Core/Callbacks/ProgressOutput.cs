namespace Strata.Callbacks;

/// <summary>Where this process prints the progress of training; nowhere until someone says so.</summary>
public static class ProgressOutput
{
    /// <summary>What takes the text.</summary>
    public static TextWriter Writer { get; private set; } = TextWriter.Null;

    /// <summary>Whether a person watches: a line may be written over, and colours be used.</summary>
    public static bool IsTerminal { get; private set; }

    /// <summary>Says where to print.</summary>
    /// <param name="writer">What takes the text.</param>
    /// <param name="isTerminal">Whether a person watches.</param>
    public static void Use(TextWriter writer, bool isTerminal) => (Writer, IsTerminal) = (writer, isTerminal);
}
