namespace Strata.Data;

/// <summary>Text behind a URL: file, http or https.</summary>
internal static class TextSource
{
    private const string File = "file://";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(100) };

    /// <exception cref="ArgumentException">The URL is of another kind.</exception>
    internal static void Check(string source)
    {
        if (!source.StartsWith(File, StringComparison.OrdinalIgnoreCase) && !IsHttp(source))
            throw new ArgumentException($"source: expected file://…, http://… or https://…, received '{source}'.");
    }

    internal static async Task<StreamReader> OpenAsync(string source, CancellationToken stop)
    {
        if (!IsHttp(source)) return new(source[File.Length..]);
        return new(await Http.GetStreamAsync(new Uri(source), stop).ConfigureAwait(false));
    }

    private static bool IsHttp(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
