using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Strata.Deploy.Tests;

/// <summary>A service as a process, with its logs; ended with the test, whatever happens.</summary>
internal sealed partial class ServiceProcess : IDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    public ServiceProcess(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Log => string.Join('\n', _lines);

    public bool Ended => _process.HasExited;

    /// <summary>Asks a probe as a kubelet does, until the answer is the expected one.</summary>
    public async Task ProbeAsync(Uri probe, int expected, TimeSpan period)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(period);
        var last = new StringBuilder("no answer");
        try
        {
            while (await AskAsync(probe, last, deadline.Token) != expected && !Ended)
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{probe} did not answer {expected} but: {last}\n{Log}");
        }

        if (Ended)
        {
            throw new InvalidOperationException($"The service ended with {_process.ExitCode}:\n{Log}");
        }
    }

    public void Terminate()
    {
        if (Kill(_process.Id, 15) != 0)
        {
            throw new InvalidOperationException("The service could not be asked to end.");
        }
    }

    public void CloseInput() => _process.StandardInput.Close();

    public async Task<int> ExitCodeAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The service did not end within {within}:\n{Log}");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<int> AskAsync(Uri probe, StringBuilder last, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await s_http.GetAsync(probe, cancellation);
            last.Clear().Append(await response.Content.ReadAsStringAsync(cancellation));
            return (int)response.StatusCode;
        }
        catch (HttpRequestException error)
        {
            last.Clear().Append(error.Message);
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
