using System.Globalization;
using System.Net;

namespace Strata.Hosting.Settings;

/// <summary>Collects what is wrong with settings, so that all of it is told at once.</summary>
internal sealed class SettingsErrors
{
    private readonly List<string> _messages = [];

    public void Check(bool right, string path, string expected, object? received)
    {
        if (!right)
        {
            _messages.Add(string.Create(
                CultureInfo.InvariantCulture, $"{path}: expected {expected}; received {received}."));
        }
    }

    public bool CheckIp(string path, string value)
    {
        bool right = IPAddress.TryParse(value, out _);
        Check(right, path, "an IP address to bind, such as 127.0.0.1 or 0.0.0.0", value);
        return right;
    }

    public void CheckPort(string path, int value, int smallest) =>
        Check(value >= smallest && value <= 65_535, path, $"a port from {smallest} to 65535", value);

    public void Add(string message) => _messages.Add(message);

    public void ThrowIfAny()
    {
        if (_messages.Count > 0)
        {
            throw new SettingsException(string.Join('\n', _messages));
        }
    }
}
