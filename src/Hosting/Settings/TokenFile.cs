using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Strata.Hosting.Settings;

/// <summary>
/// The file in which processes of one user share a token that nobody had to think up: 256 random bits in hexadecimal,
/// readable by the user alone.
/// </summary>
public static partial class TokenFile
{
    /// <summary>
    /// Where it lies if nothing else is said: <c>strata/token</c> in the user's folder for local data.
    /// </summary>
    public static string DefaultPath { get; } = Path.Combine(UserFolder.Path, "token");

    /// <summary>Reads the token; the first who asks makes it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The token.</returns>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static string ReadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            Create(path);
        }

        return File.ReadAllText(path).Trim();
    }

    /// <summary>A new random token: 256 bits in hexadecimal.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // Written aside and linked into place, so that nobody reads half of it and of two makers one wins.
    private static void Create(string path)
    {
        string aside = $"{path}.{Environment.ProcessId}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(aside, options))
        {
            file.Write(Encoding.ASCII.GetBytes(New()));
        }

        try
        {
            Publish(aside, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another maker was first.
        }
        finally
        {
            File.Delete(aside);
        }
    }

    // A hard link, since a rename overwrites: .NET's move looks first and renames then, between which another may come.
    private static void Publish(string aside, string path)
    {
        if (OperatingSystem.IsWindows()) File.Move(aside, path, overwrite: false);
        else if (Link(aside, path) != 0)
            throw new IOException($"{path}: could not be made, error {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
