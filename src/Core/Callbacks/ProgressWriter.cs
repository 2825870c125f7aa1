namespace Strata.Callbacks;

/// <summary>
/// Prints the progress of training: verbose 0 nothing, 1 a bar on a terminal and else a line per epoch, 2 a line per
/// epoch. At most 20 updates a second.
/// </summary>
internal sealed class ProgressWriter(TextWriter writer, bool isTerminal, TimeProvider time, int verbose)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly bool showsBar = verbose == 1 && isTerminal;
    private long began, updated;
    private int? steps;

    /// <summary>Whether enough time has passed for another update, so that its numbers are worth computing.</summary>
    internal bool IsDue => showsBar && time.GetElapsedTime(updated) >= Pause;

    /// <summary>An epoch begins.</summary>
    /// <param name="epoch">Its number, counted from 0.</param>
    /// <param name="epochs">How many there are.</param>
    /// <param name="stepsOfEpoch">Its batches; null if that is not known.</param>
    internal void BeginEpoch(int epoch, int epochs, int? stepsOfEpoch)
    {
        Begin(stepsOfEpoch);
        if (verbose > 0) writer.WriteLine(FormattableString.Invariant($"Epoch {epoch + 1}/{epochs}"));
    }

    /// <summary>Batches begin, of no epoch.</summary>
    /// <param name="stepsOfAll">How many there are; null if that is not known.</param>
    internal void Begin(int? stepsOfAll)
    {
        began = time.GetTimestamp();
        updated = began;
        steps = stepsOfAll;
    }

    /// <summary>A batch is done; prints if an update is due.</summary>
    /// <param name="done">How many batches are done.</param>
    /// <param name="logs">Numbers of the epoch so far.</param>
    internal void Update(int done, Logs logs)
    {
        if (!IsDue) return;
        updated = time.GetTimestamp();
        Overwrite(ProgressLine.Bar(State(done, logs, false)), false);
    }

    /// <summary>An epoch is over.</summary>
    /// <param name="done">Its batches.</param>
    /// <param name="logs">Its numbers.</param>
    internal void EndEpoch(int done, Logs logs)
    {
        if (verbose <= 0) return;
        steps = done;
        var state = State(done, logs, true);
        if (showsBar) Overwrite(ProgressLine.Bar(state), true);
        else writer.WriteLine(ProgressLine.Plainly(state));
        writer.Flush();
    }

    private ProgressState State(int done, Logs logs, bool isFinal) =>
        new(done, steps, time.GetElapsedTime(began), logs, isFinal);

    private void Overwrite(string line, bool isFinal)
    {
        const string clearsRest = "\e[K";
        writer.Write("\r" + line.Replace("\n", clearsRest + "\n", StringComparison.Ordinal) + clearsRest);
        if (isFinal) writer.WriteLine();
        writer.Flush();
    }
}
