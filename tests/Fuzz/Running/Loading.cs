using System.Diagnostics;

namespace Strata.Fuzz.Running;

/// <summary>Loads a model and judges what comes of it.</summary>
internal static class Loading
{
    private const double LongestMilliseconds = 1000;
    private const long MostBytes = 64L << 20;

    private static readonly Type[] Typed =
    [
        typeof(FormatException), typeof(ArgumentException), typeof(ArgumentOutOfRangeException),
        typeof(ArgumentNullException), typeof(ShapeException), typeof(InvalidOperationException),
        typeof(FileNotFoundException),
    ];

    /// <summary>Loads the model in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="fileBytes">How long its files are.</param>
    /// <param name="isTimed">Whether long loading is a failure.</param>
    internal static Outcome Of(string folder, long fileBytes, bool isTimed)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true) + tf.memory().numBytes;
        var begun = ProcessorTime();
        Exception? error = null;
        LayersModel? model = null;
        try
        {
            model = tf.loadLayersModel(folder).GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // Which one it is, is the question.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = e;
        }

        double time = (ProcessorTime() - begun).TotalMilliseconds;
        long bytes = GC.GetTotalAllocatedBytes(precise: true) + tf.memory().numBytes - before - fileBytes;
        model?.dispose();
        string? failure = error is not null && !Typed.Contains(error.GetType()) ? "an error of another type"
            : error is { Message.Length: 0 } ? "an error without a text"
            : isTimed && time > LongestMilliseconds ? $"{time:0} ms"
            : bytes > MostBytes ? $"{bytes >> 20} MB" : null;
        return new(error?.GetType().Name ?? "loaded", failure, time, bytes, error?.ToString() ?? "");
    }

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
