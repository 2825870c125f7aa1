namespace Strata.Sessions;

/// <summary>The log of a child process: in a file if there is one, and its last lines for messages.</summary>
internal sealed class LogTail(string? file) : IDisposable
{
    private const int Most = 40;
    private readonly Queue<string> lines = new();
    private readonly StreamWriter? writer = file is null ? null : new(file, append: true) { AutoFlush = true };

    /// <summary>The last lines.</summary>
    internal string Text
    {
        get
        {
            lock (lines) return string.Join(Environment.NewLine, lines);
        }
    }

    /// <summary>Adds a line.</summary>
    internal void Add(string? line)
    {
        if (line is null) return;
        lock (lines)
        {
            if (lines.Count == Most) lines.Dequeue();
            lines.Enqueue(line);
            writer?.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (lines) writer?.Dispose();
    }
}
