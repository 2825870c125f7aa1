using Strata.Parity.Comparing;
using Strata.Parity.Reading;
using Strata.Parity.Replays;

namespace Strata.Parity;

/// <summary>Runs one case, whatever its kind.</summary>
internal static class Replayer
{
    // Above it a case amplifies rounding: the records' own description leaves it out.
    private const double MostSensitive = 1e-4;

    private static readonly Dictionary<string, Replay> Replays = new()
    {
        ["layer"] = new LayerReplay(),
        ["symbolic"] = new SymbolicReplay(),
        ["computeOutputShape"] = new OutputShapeReplay(),
        ["computeMask"] = new MaskReplay(),
        ["model"] = new ModelReplay(),
        ["error"] = new ErrorReplay(),
        ["object"] = new ObjectReplay(),
        ["fn"] = new FunctionReplay(),
        ["save"] = new SaveReplay(),
        ["load"] = new LoadReplay(),
        ["summary"] = new SummaryReplay(),
    };

    internal static async Task<Outcome> RunAsync(Golden golden)
    {
        if (golden.IsSeeded) return Outcome.Skipped("seededRandom: the Alea generator is not reproduced");
        if (golden.Sensitivity > MostSensitive) return Outcome.Skipped($"sensitivity above {MostSensitive}");
        var outcome = await TryAsync(golden);
        return outcome is { Verdict: Verdict.Failed, Differs: true } && Quirks.Of(golden) is { Length: > 0 } quirks
            ? await WithoutAsync(quirks, golden, outcome) : outcome;
    }

    // A known difference explains a failure if there is none once it is undone.
    private static async Task<Outcome> WithoutAsync(Quirk[] quirks, Golden golden, Outcome outcome)
    {
        var undone = golden with { Record = golden.Record.DeepClone().AsObject() };
        var cause = Outcome.Skipped(string.Join("; ", quirks.Select(quirk => quirk.ToString())));
        foreach (var quirk in quirks)
        {
            if (quirk.Undo is null) return cause;
            quirk.Undo(undone.Record);
        }

        var again = await TryAsync(undone);
        return again.Verdict == Verdict.Passed ? cause
            : Outcome.Failed($"{outcome.Why}; also without {cause.Why}: {again.Why}");
    }

    private static async Task<Outcome> TryAsync(Golden golden)
    {
        var differences = new Differences();
        try
        {
            await Of(golden).RunAsync(golden.Record, differences);
        }
        catch (SkipException skip)
        {
            return Outcome.Skipped(skip.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Outcome.Failed($"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
        }

        return differences.All.Count == 0 ? Outcome.Passed
            : Outcome.Failed(string.Join("; ", differences.All)) with { Differs = true };
    }

    private static Replay Of(Golden golden)
    {
        if (golden.Kind == "random") return new RandomReplay(golden.Folder);
        return Replays.TryGetValue(golden.Kind.Split(' ')[^1], out var replay) ? replay
            : throw new ParityException($"kind: expected {string.Join(", ", Replays.Keys)}, received {golden.Kind}");
    }
}
