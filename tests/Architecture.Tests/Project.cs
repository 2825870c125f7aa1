using System.Xml.Linq;

namespace Strata.Architecture.Tests;

/// <summary>A csproj file: what it is called, and what it refers to.</summary>
internal sealed class Project
{
    internal Project(string path)
    {
        Path = path;
        var xml = XDocument.Load(Repository.Full(path));
        string folder = System.IO.Path.GetDirectoryName(path)!.Replace('\\', '/');
        Folder = folder;
        RootNamespace = xml.Descendants("RootNamespace").Single().Value;
        References = [.. Includes(xml, "ProjectReference").Select(include => FolderOf(folder, include))];
        Packages = [.. Includes(xml, "PackageReference")];
    }

    internal string Path { get; }

    /// <summary>The folder it lies in: the name by which rules call it.</summary>
    internal string Folder { get; }

    internal string RootNamespace { get; }

    /// <summary>The folders of the projects it refers to.</summary>
    internal string[] References { get; }

    internal string[] Packages { get; }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(item => item.Attribute("Include")!.Value);

    private static string FolderOf(string from, string include)
    {
        string full = System.IO.Path.GetFullPath(Repository.Full($"{from}/{include.Replace('\\', '/')}"));
        return System.IO.Path.GetDirectoryName(
            System.IO.Path.GetRelativePath(Repository.Root, full))!.Replace('\\', '/');
    }
}
