using System.Globalization;

namespace Strata;

/// <summary>Writes the numbers of each epoch to a file: a line with their keys, then a line per epoch.</summary>
/// <param name="filename">The file's path.</param>
/// <param name="separator">What stands between two values.</param>
/// <param name="append">Whether to go on with a file that is there; otherwise it is written anew.</param>
public sealed class CSVLogger(string filename, string separator = ",", bool append = false) : Callback
{
    private string[]? keys;

    internal override bool WantsBatches => false;

    internal override bool WantsWeights => false;

    /// <inheritdoc/>
    public override async Task onTrainBegin(Logs logs)
    {
        keys = null;
        if (append && File.Exists(filename))
        {
            string? header = null;
            await foreach (string line in File.ReadLinesAsync(filename).ConfigureAwait(false))
            {
                header = line;
                break;
            }

            if (header is not null) keys = header.Split(separator)[1..];
            return;
        }

        await File.WriteAllTextAsync(filename, "").ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task onEpochEnd(int epoch, Logs logs)
    {
        if (keys is null)
        {
            keys = [.. logs.Keys];
            await WriteAsync(["epoch", .. keys]).ConfigureAwait(false);
        }

        await WriteAsync([
            epoch.ToString(CultureInfo.InvariantCulture),
            .. keys.Select(key => logs.TryGetValue(key, out double value)
                ? value.ToString("R", CultureInfo.InvariantCulture) : "NA"),
        ]).ConfigureAwait(false);
    }

    private Task WriteAsync(string[] values) =>
        File.AppendAllTextAsync(filename, string.Join(separator, values) + "\n");
}
