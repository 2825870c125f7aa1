using System.Globalization;
using Strata.Callbacks;

namespace Strata;

/// <summary>Saves the model after epochs, all of them or those that are the best so far.</summary>
public sealed class ModelCheckpoint : Callback
{
    private readonly MonitoredNumber monitor;
    private readonly string filepath;
    private readonly int verbose;
    private readonly bool saveBestOnly, saveWeightsOnly;
    private readonly double? initialValueThreshold;

    /// <summary>Saves the model after epochs.</summary>
    /// <param name="filepath">Where to, as <c>model.save</c> takes it: a folder, file:// or another scheme. {epoch},
    /// counted from 1, and keys of the logs in braces are replaced, with a format or without: {epoch:00},
    /// {val_loss:0.00}.</param>
    /// <param name="monitor">The key of the number that tells which epoch is better.</param>
    /// <param name="verbose">1 tells what is saved.</param>
    /// <param name="saveBestOnly">Whether only epochs better than all before are saved.</param>
    /// <param name="saveWeightsOnly">Whether the optimizer is left out.</param>
    /// <param name="mode">"min", "max", or "auto": max if the key contains "acc", else min.</param>
    /// <param name="initialValueThreshold">What the first epoch must be better than to be saved.</param>
    /// <exception cref="ArgumentException">An unknown mode.</exception>
    public ModelCheckpoint(
        string filepath, string monitor = "val_loss", int verbose = 0, bool saveBestOnly = false,
        bool saveWeightsOnly = false, string mode = "auto", double? initialValueThreshold = null)
    {
        this.monitor = new(monitor, 0, mode);
        this.filepath = filepath;
        this.verbose = verbose;
        this.saveBestOnly = saveBestOnly;
        this.saveWeightsOnly = saveWeightsOnly;
        this.initialValueThreshold = initialValueThreshold;
        this.monitor.Begin(initialValueThreshold);
    }

    internal override bool WantsBatches => false;

    /// <inheritdoc/>
    public override async Task onEpochEnd(int epoch, Logs logs)
    {
        if (saveBestOnly)
        {
            if (monitor.Read(logs, nameof(ModelCheckpoint)) is not { } current || !monitor.Improves(current)) return;
        }

        string path = Path(epoch, logs);
        await model.save(path, includeOptimizer: !saveWeightsOnly).ConfigureAwait(false);
        if (verbose > 0) ProgressOutput.Writer.WriteLine($"Epoch {epoch + 1}: saving model to {path}");
    }

    private string Path(int epoch, Logs logs)
    {
        string path = Replace(filepath, "epoch", epoch + 1);
        foreach (var (key, value) in logs) path = Replace(path, key, value);
        return path;
    }

    private static string Replace(string text, string key, double value)
    {
        for (int at = 0; (at = text.IndexOf("{" + key, at, StringComparison.Ordinal)) >= 0;)
        {
            int end = text.IndexOf('}', at), format = at + 1 + key.Length;
            if (end < 0) break;
            if (text[format] is not (':' or '}'))
            {
                at = format;
                continue;
            }

            string number = value.ToString(
                text[format] == ':' ? text[(format + 1)..end] : "", CultureInfo.InvariantCulture);
            text = text[..at] + number + text[(end + 1)..];
            at += number.Length;
        }

        return text;
    }
}
