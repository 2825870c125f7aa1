namespace Strata.IO;

/// <summary>From an address to where a model is saved or loaded.</summary>
internal static class IORouter
{
    private static readonly Lock Gate = new();
    private static readonly List<Func<string, IOHandler?>> SaveRouters = [];
    private static readonly List<Func<string, IOHandler?>> LoadRouters = [];

    internal static void AddForSaving(Func<string, IOHandler?> router)
    {
        lock (Gate) SaveRouters.Add(router);
    }

    internal static void AddForLoading(Func<string, IOHandler?> router)
    {
        lock (Gate) LoadRouters.Add(router);
    }

    /// <summary>All handlers that take an address.</summary>
    internal static IOHandler[] ToSave(string address, int? shardBytes = null) =>
        [.. Registered(SaveRouters, address), .. BuiltIn(address, null, shardBytes)];

    /// <summary>All handlers that take an address.</summary>
    internal static IOHandler[] ToLoad(string address, LoadOptions? options = null) =>
        [.. Registered(LoadRouters, address), .. BuiltIn(address, options, null)];

    /// <summary>The handler of file://path, a plain path, http://…, https://…, or of a registered router.</summary>
    /// <exception cref="ArgumentException">The address is empty, or there is none or more than one.</exception>
    internal static IOHandler ForSaving(string address, int? shardBytes = null) =>
        Only(ToSave(Checked(address), shardBytes), address, "save");

    /// <inheritdoc cref="ForSaving"/>
    internal static IOHandler ForLoading(string address, LoadOptions? options = null) =>
        Only(ToLoad(Checked(address), options), address, "load");

    /// <summary>Whether an address, or the first of several, is one of http or https.</summary>
    internal static bool IsHttp(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static IOHandler[] Registered(List<Func<string, IOHandler?>> routers, string address)
    {
        lock (Gate) return [.. routers.Select(router => router(address)).OfType<IOHandler>()];
    }

    private static IOHandler[] BuiltIn(string address, LoadOptions? options, int? shardBytes)
    {
        if (IsHttp(address)) return [new HttpHandler(HttpAddress(address), options, shardBytes)];
        return FileAddress.Is(address) || !address.Contains("://", StringComparison.Ordinal)
            ? [new FileSystemHandler(FileAddress.PathOf(address), options, shardBytes)] : [];
    }

    private static Uri HttpAddress(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri
        : throw new ArgumentException($"path: expected an address, received '{address}'.");

    private static string Checked(string address) => !string.IsNullOrWhiteSpace(address) ? address
        : throw new ArgumentException("path: expected a path or an address, received nothing.");

    private static IOHandler Only(IOHandler[] handlers, string address, string what) => handlers switch
    {
        [var only] => only,
        [] => throw new ArgumentException(
            $"path: expected file://, http://, https:// or what a registered {what} router takes, received " +
            $"'{address}'."),
        _ => throw new ArgumentException($"path: {handlers.Length} {what} handlers take '{address}'; expected one."),
    };
}
