namespace Strata.IO;

/// <summary>Paths that files name, which may lead nowhere but into their own folder.</summary>
internal static class FolderPath
{
    /// <summary>A path within a folder.</summary>
    /// <param name="folder">A full path.</param>
    /// <param name="path">What a file names.</param>
    /// <exception cref="FormatException">It is absolute or leads out of the folder, by .. or by a symbolic link.
    /// </exception>
    internal static string Inside(string folder, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(path)) throw Outside(path);
        string full = Path.GetFullPath(Path.Combine(folder, path));
        if (!IsWithin(folder, full)) throw Outside(path);
        for (string at = full; at.Length > folder.Length; at = Path.GetDirectoryName(at)!)
        {
            FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (entry.LinkTarget is null) continue;
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is not { } target
                || !IsWithin(folder, target.FullName))
                throw Outside(path);
        }

        return full;
    }

    private static bool IsWithin(string folder, string path) => path.StartsWith(
        Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar,
        StringComparison.Ordinal);

    private static FormatException Outside(string path) =>
        new($"model.json: expected paths inside of the model's folder, found '{path}'.");
}
