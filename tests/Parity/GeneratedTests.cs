using System.ComponentModel;
using System.Diagnostics;
using Strata.Parity.Reading;
using Xunit;
using Xunit.Abstractions;

namespace Strata.Parity;

/// <summary>
/// Cases that tests/Goldens/generate.mjs makes with the real TensorFlow.js: every option of every layer, gradients,
/// optimizers, losses, metrics. Without Node.js and the packages of tests/Goldens there are none.
/// </summary>
public sealed class GeneratedTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [SkippableFact]
    public async Task What_TensorFlow_js_does_with_every_option_comes_out_here()
    {
        string scripts = Path.Combine(RepositoryRoot(), "tests", "Goldens");
        Skip.IfNot(
            Directory.Exists(Path.Combine(scripts, "node_modules", "@tensorflow", "tfjs")),
            "TensorFlow.js is not here: npm ci --prefix tests/Goldens");
        var folder = Directory.CreateTempSubdirectory("strata-goldens-");
        try
        {
            Generate(scripts, folder.FullName);
            var report = new Report();
            foreach (var golden in Goldens.In(folder.FullName))
                report.Add(golden, await Replayer.RunAsync(golden));
            foreach (string line in report.Lines()) output.WriteLine(line);
            Assert.True(report.Failed == 0, string.Join('\n', report.Failures()));
            Assert.True(report.Passed > 0, "there are no cases");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Generate(string scripts, string folder)
    {
        var start = new ProcessStartInfo("node", ["generate.mjs", folder])
        {
            WorkingDirectory = scripts,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception e)
        {
            Skip.If(true, $"Node.js is not here: {e.Message}");
        }

        using (process)
        {
            var errors = process!.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Deadline))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"generate.mjs did not end within {Deadline}.");
            }

            Assert.True(process.ExitCode == 0, $"generate.mjs: {text.Result} {errors.Result}");
        }
    }

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Cluster.sln"))) at = at.Parent;
        return at.FullName;
    }
}
