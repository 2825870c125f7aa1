namespace Strata.IO;

/// <summary>Addresses of the scheme file://.</summary>
internal static class FileAddress
{
    internal const string Scheme = "file://";

    internal static bool Is(string address) => address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path behind file://, or a plain path.</summary>
    internal static string PathOf(string address) => Is(address) ? address[Scheme.Length..] : address;
}
