namespace Strata.Wire.DataPlane;

/// <summary>A folder that only this user can enter (mode 0700), with a name that nobody can guess.</summary>
internal sealed class PrivateFolder : IDisposable
{
    // sun_path of sockaddr_un has 108 bytes with the zero at its end.
    private const int LongestSocketPath = 107;

    public PrivateFolder(string parent)
    {
        Path = System.IO.Path.Combine(parent, "strata-" + System.IO.Path.GetRandomFileName().Replace(".", ""));
        string longest = System.IO.Path.Combine(Path, "d.sock");
        if (System.Text.Encoding.UTF8.GetByteCount(longest) > LongestSocketPath)
        {
            throw new ArgumentException(
                $"DataPlane:SocketFolder: '{longest}' must have at most {LongestSocketPath} bytes.");
        }

        Directory.CreateDirectory(parent);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        SocketPath = longest;
    }

    public string Path { get; }

    public string SocketPath { get; }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Whoever cleans the temporary folder takes it.
        }
    }
}
