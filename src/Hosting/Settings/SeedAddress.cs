using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Strata.Hosting.Settings;

/// <summary>Reads <c>host:port</c>, with an IPv6 address in brackets.</summary>
internal static class SeedAddress
{
    public static bool TryParse(string text, [NotNullWhen(true)] out string? host, out int port)
    {
        host = null;
        port = 0;
        int colon = text.LastIndexOf(':');
        if (colon <= 0
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
            || port is < 1 or > 65_535)
        {
            return false;
        }

        string name = text[..colon].Trim('[', ']');
        if (Uri.CheckHostName(name) == UriHostNameType.Unknown)
        {
            return false;
        }

        host = name;
        return true;
    }
}
