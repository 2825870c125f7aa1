namespace Strata.Callbacks;

/// <summary>Where this process prints the progress of training; nowhere until someone says so.</summary>
public static class ProgressOutput
{
    private static Func<TextWriter> currentWriter = () => TextWriter.Null;
    private static Func<bool> asksTerminal = () => false;

    /// <summary>What takes the text.</summary>
    public static TextWriter Writer => currentWriter();

    /// <summary>Whether a person watches: a line may be written over, and colours be used.</summary>
    public static bool IsTerminal => asksTerminal();

    /// <summary>Says where to print; both are asked anew each time.</summary>
    /// <param name="writer">What takes the text.</param>
    /// <param name="isTerminal">Whether a person watches.</param>
    public static void Use(Func<TextWriter> writer, Func<bool> isTerminal) =>
        (currentWriter, asksTerminal) = (writer, isTerminal);
}
