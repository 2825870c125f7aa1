using System.ComponentModel;
using System.Diagnostics;

namespace Strata.Core.Tests.IO;

/// <summary>
/// Runs tests/Goldens/exchange.js with the real TensorFlow.js; installs its packages when first asked.
/// </summary>
public sealed class RealTensorFlowJs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    private static readonly string Scripts = Path.Combine(RepositoryRoot(), "tests", "Goldens");

    // Once for all classes of tests: two installations at a time would spoil each other.
    private static readonly Lazy<string?> Missing = new(Install);

    /// <summary>Why it cannot run, or null.</summary>
    public string? WhyNot => Missing.Value;

    /// <summary>Runs one command of the script on a folder.</summary>
    public void Exchange(string command, string folder) => Run("node", "exchange.js", command, folder);

    private static string? Install()
    {
        try
        {
            Run("node", "--version");
            if (!File.Exists(Path.Combine(Scripts, "node_modules", ".package-lock.json")))
                Run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            return null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or TimeoutException)
        {
            return $"Node.js with the packages of tests/Goldens is not to be had here: {e.Message}";
        }
    }

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Cluster.sln"))) at = at.Parent;
        return at.FullName;
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Scripts,
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
