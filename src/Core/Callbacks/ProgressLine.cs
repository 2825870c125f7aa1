using System.Globalization;
using System.Text;

namespace Strata.Callbacks;

/// <summary>How the progress of an epoch reads, as Keras prints it, with numbers in the invariant culture.</summary>
internal static class ProgressLine
{
    /// <summary>Columns of a terminal's line.</summary>
    internal const int Columns = 80;

    private const int LongestBar = 20, ShortestBar = 5;
    private const string Done = "\e[32m", Left = "\e[37m", Plain = "\e[0m";

    /// <summary>A line of a terminal with a bar: at most 80 columns while the epoch runs.</summary>
    internal static string Bar(in ProgressState state)
    {
        string count = Count(state);
        string tail = Time(state) + Numbers(state.Logs);
        if (state.Steps is not { } steps || steps < 1) return Fit(count + tail, state.IsFinal);
        int length = Math.Clamp(Columns - 1 - count.Length - 1 - tail.Length, ShortestBar, LongestBar);
        int done = (int)((long)length * Math.Min(state.Step, steps) / steps);
        string bar = Done + new string('━', done) + Left + new string('━', length - done) + Plain;
        string fitted = Fit($"{count} {new string('━', length)}{tail}", state.IsFinal);
        return $"{count} {bar}{fitted[(count.Length + 1 + length)..]}";
    }

    /// <summary>A whole line for a file or pipe.</summary>
    internal static string Plainly(in ProgressState state) =>
        $"{Count(state)} - {Seconds(state.Elapsed)} - {PerStep(state)}{Numbers(state.Logs)}";

    private static string Count(in ProgressState state)
    {
        if (state.Steps is not { } steps) return Invariant($"{state.Step}/Unknown");
        string all = Invariant($"{steps}");
        return Invariant($"{state.Step}").PadLeft(all.Length) + "/" + all;
    }

    // What is left while the epoch runs, what it took at its end.
    private static string Time(in ProgressState state)
    {
        var shown = state.Elapsed;
        if (!state.IsFinal && state.Steps is { } steps && state.Step > 0)
            shown = state.Elapsed / state.Step * Math.Max(0, steps - state.Step);
        return $" {Seconds(shown)} {PerStep(state)}";
    }

    private static string Seconds(TimeSpan time) =>
        time.TotalHours >= 1 ? Invariant($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : time.TotalMinutes >= 1 ? Invariant($"{time.Minutes}:{time.Seconds:00}")
            : Invariant($"{time.TotalSeconds:0}s");

    private static string PerStep(in ProgressState state)
    {
        double seconds = state.Step == 0 ? 0 : state.Elapsed.TotalSeconds / state.Step;
        return seconds is >= 1 or 0 ? Invariant($"{seconds:0}s/step")
            : seconds >= 1e-3 ? Invariant($"{seconds * 1e3:0}ms/step")
            : Invariant($"{seconds * 1e6:0}us/step");
    }

    // Training's numbers, then validation's.
    private static string Numbers(Logs logs)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in logs.OrderBy(pair => pair.Key.StartsWith("val_", StringComparison.Ordinal)))
        {
            bool small = value != 0 && Math.Abs(value) <= 1e-3;
            text.Append(CultureInfo.InvariantCulture, $" - {name}: ");
            text.Append(value.ToString(small ? "0.0000e+00" : "0.0000", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    // A running line is cut, so that it can be written over; a final one goes on below.
    private static string Fit(string line, bool isFinal)
    {
        if (line.Length < Columns) return line;
        if (!isFinal) return line[..(Columns - 2)] + "…";
        var text = new StringBuilder();
        int column = 0;
        foreach (string part in line.Split(" - "))
        {
            if (column > 0 && column + 3 + part.Length >= Columns)
            {
                text.Append("\n   ");
                column = 3;
            }

            string piece = column == 0 ? part : " - " + part;
            text.Append(piece);
            column += piece.Length;
        }

        return text.ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
