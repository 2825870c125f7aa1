using System.ComponentModel;
using System.Diagnostics;

namespace Strata.Core.Tests.IO;

/// <summary>
/// Runs tests/Goldens/exchange.js with the real TensorFlow.js; installs its packages when first asked.
/// </summary>
public sealed class RealTensorFlowJs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    private readonly string scripts = Path.Combine(RepositoryRoot(), "tests", "Goldens");

    public RealTensorFlowJs()
    {
        try
        {
            Run("node", "--version");
            if (!Directory.Exists(Path.Combine(scripts, "node_modules", "@tensorflow", "tfjs")))
                Run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or TimeoutException)
        {
            WhyNot = $"Node.js with the packages of tests/Goldens is not to be had here: {e.Message}";
        }
    }

    /// <summary>Why it cannot run, or null.</summary>
    public string? WhyNot { get; }

    /// <summary>Runs one command of the script on a folder.</summary>
    public void Exchange(string command, string folder) => Run("node", "exchange.js", command, folder);

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Cluster.sln"))) at = at.Parent;
        return at.FullName;
    }

    private void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = scripts,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Deadline))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {arguments[0]} did not end within {Deadline}.");
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {arguments[0]} ended with {process.ExitCode}: {output.Result} {errors.Result}");
    }
}
