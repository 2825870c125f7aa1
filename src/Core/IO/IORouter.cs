namespace Strata.IO;

/// <summary>From an address to where a model is saved or loaded.</summary>
internal static class IORouter
{
    private const string FileScheme = "file://";

    /// <summary>The handler of file://path, a plain path, http://… or https://….</summary>
    /// <exception cref="ArgumentException">The address is empty, or of another scheme.</exception>
    internal static IOHandler For(string address)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new ArgumentException("path: expected a path or an address, received nothing.");
        if (address.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
            return new FileSystemHandler(address[FileScheme.Length..]);
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return new FileSystemHandler(address);
        return address[..scheme].ToLowerInvariant() is "http" or "https" ? new HttpHandler(new(address))
            : throw new ArgumentException($"path: expected file://, http:// or https://, received '{address}'.");
    }
}
