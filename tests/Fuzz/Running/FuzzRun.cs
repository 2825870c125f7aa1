using Strata.Fuzz.Corpus;

namespace Strata.Fuzz.Running;

/// <summary>Makes broken models and loads them, one after the other.</summary>
internal sealed class FuzzRun : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly int seed;
    private readonly bool isTimed;
    private readonly SavedFiles[] seeds;
    private readonly string folder = Directory.CreateTempSubdirectory("strata-fuzz-").FullName;

    /// <param name="seed">From which all follows.</param>
    /// <param name="isTimed">Whether long loading is a failure.</param>
    internal FuzzRun(int seed, bool isTimed = true)
    {
        this.seed = seed;
        this.isTimed = isTimed;
        seeds = Seeds.MakeAsync().GetAwaiter().GetResult();
        foreach (var files in seeds) CheckGood(files);
    }

    /// <summary>A file with the number of the case that is running, for when it ends the process.</summary>
    internal string Journal => Path.Combine(folder, "running");

    /// <summary>Runs cases from 0 on.</summary>
    internal FuzzTable Run(int cases, Action<string> report)
    {
        var table = new FuzzTable();
        for (int number = 0; number < cases; number++)
        {
            File.WriteAllText(Journal, $"{number}");
            var (fuzz, outcome) = RunOne(number);
            table.Add(fuzz, outcome);
            if (outcome.Failure is not null)
            {
                report($"case {number} ({fuzz.Files.Name}: {string.Join(", ", fuzz.Mutations)}): {outcome.Failure}: " +
                    $"{outcome.Message}");
            }
        }

        return table;
    }

    /// <summary>Runs one case and says what came of it, and where its files are.</summary>
    internal string Describe(int number)
    {
        string kept = Directory.CreateTempSubdirectory($"strata-fuzz-{number}-").FullName;
        var fuzz = new FuzzCase(seeds, seed, number);
        var outcome = Loading.Of(kept, fuzz.Write(kept), isTimed);
        return $"{fuzz.Files.Name}: {string.Join(", ", fuzz.Mutations)}{Environment.NewLine}{outcome}" +
            $"{Environment.NewLine}{kept}";
    }

    public void Dispose() => Directory.Delete(folder, true);

    private (FuzzCase Case, Outcome Outcome) RunOne(int number)
    {
        var fuzz = new FuzzCase(seeds, seed, number);
        var outcome = InFolder(fuzz.Write);

        // Time and memory are those of the whole process; what is the model's own is there the second time too.
        return (fuzz, outcome.Failure is null ? outcome : InFolder(fuzz.Write));
    }

    // A seed that cannot be loaded itself would prove nothing.
    private void CheckGood(SavedFiles files)
    {
        var outcome = InFolder(at =>
        {
            File.WriteAllText(Path.Combine(at, "model.json"), files.Json.ToJsonString());
            foreach (var (name, bytes) in files.Weights) File.WriteAllBytes(Path.Combine(at, name), bytes);
            return 0;
        });
        if (outcome.Kind != "loaded")
            throw new InvalidOperationException($"The files of '{files.Name}' do not load: {outcome.Message}");
    }

    private Outcome InFolder(Func<string, long> write)
    {
        string at = Path.Combine(folder, "model");
        Directory.CreateDirectory(at);
        try
        {
            long bytes = write(at);
            var loading = Task.Run(() => Loading.Of(at, bytes, isTimed));
            return loading.Wait(Deadline) ? loading.Result
                : throw new TimeoutException($"case {File.ReadAllText(Journal)} does not end.");
        }
        finally
        {
            Directory.Delete(at, true);
        }
    }
}
