using System.Diagnostics;
using System.Runtime.InteropServices;
using Strata.Hosting.Lifetime;

namespace Strata.Sessions;

/// <summary>
/// A coordinator or worker as a child process. It holds the other end of its standard input, so that it ends when this
/// process does, however that happens.
/// </summary>
internal sealed class ChildService : IAsyncDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);
    private readonly Process process;
    private readonly LogTail log;

    private ChildService(Process process, LogTail log, IReadOnlyDictionary<string, string> facts) =>
        (this.process, this.log, Facts) = (process, log, facts);

    /// <summary>What it told of itself: its ports and its id.</summary>
    internal IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>Whether its process is there.</summary>
    internal bool IsRunning => !process.HasExited;

    /// <summary>The process's number.</summary>
    internal int ProcessId => process.Id;

    /// <summary>Starts a service and waits until it runs.</summary>
    /// <param name="assembly">Its assembly, beside this one.</param>
    /// <param name="settings">Its settings by path, such as Cluster:Seeds:0.</param>
    /// <param name="logFile">Where its log goes; nowhere if null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It did not come up; the message has the end of its log.</exception>
    internal static async Task<ChildService> StartAsync(
        string assembly, IReadOnlyDictionary<string, string> settings, string? logFile,
        CancellationToken cancellationToken)
    {
        var log = new LogTail(logFile);
        var process = Process.Start(Describe(assembly, settings))
            ?? throw new InvalidOperationException($"{assembly} cannot be started.");
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        process.BeginErrorReadLine();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartWithin);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(deadline.Token).ConfigureAwait(false) is { } line)
            {
                if (Announcement.Parse(line) is { } facts) return new(process, log, facts);
            }

            throw new InvalidOperationException($"{assembly} ended before it ran:{Environment.NewLine}{log.Text}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"{assembly} did not run within {StartWithin.TotalSeconds} s:{Environment.NewLine}{log.Text}");
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Closes its standard input, and kills it if it does not end by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        using var deadline = new CancellationTokenSource(EndWithin);
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            process.Kill();
        }
        finally
        {
            log.Dispose();
            process.Dispose();
        }
    }

    private static ProcessStartInfo Describe(string assembly, IReadOnlyDictionary<string, string> settings)
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var start = new ProcessStartInfo(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        start.Environment["Process__ParentPipe"] = "true";
        start.Environment["Process__Announce"] = "true";
        foreach (var (path, value) in settings)
            start.Environment[path.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }
}
