using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>How long things may be, and where a type stands.</summary>
public sealed class TidyTests
{
    private const int FileLines = 300;
    private const int MethodLines = 50;
    private const int Columns = 120;

    [Fact]
    public void A_file_has_at_most_300_lines() => Rule.Holds(
        $"files over {FileLines} lines",
        from file in Repository.Sources
        where file.Lines.Length > FileLines
        select $"{file.Path}:{file.Lines.Length}");

    [Fact]
    public void A_line_has_at_most_120_columns() => Rule.Holds(
        $"lines over {Columns} columns",
        from file in Repository.Sources
        from line in file.Lines.Index()
        where line.Item.Length > Columns && !file.IsRawText(line.Index)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length}");

    [Fact]
    public void A_method_has_at_most_50_lines() => Rule.Holds(
        $"methods over {MethodLines} lines",
        from file in Repository.Sources
        from method in file.Syntax.DescendantNodes()
        where method is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let lines = Lines(method)
        where lines > MethodLines
        select $"{file.At(method)}: {lines}");

    [Fact]
    public void A_file_has_one_type_and_is_named_as_it() => Rule.Holds(
        "files whose name is not that of their one type",
        from file in Repository.Sources
        let types = file.TopLevelTypes.ToArray()
        where types.Length > 1 || (types.Length == 1 && Name(types[0]) != Stem(file.Path))
        where !IsProgram(file)
        select $"{file.Path}: {string.Join(", ", types.Select(Name))}");

    [Fact]
    public void A_namespace_is_its_folder() => Rule.Holds(
        "namespaces that are not their folder",
        from file in Repository.Sources
        from space in file.Namespaces
        let project = Repository.Projects.Single(p => file.Path.StartsWith(p.Folder + "/", StringComparison.Ordinal))
        where !Fits(space, project, file.Path)
        select $"{file.Path}: {space}");

    [Fact]
    public void A_namespace_is_that_of_the_whole_file() => Rule.Holds(
        "namespaces with braces",
        from file in Repository.Sources
        from space in file.Syntax.DescendantNodes().OfType<NamespaceDeclarationSyntax>()
        select file.At(space));

    [Fact]
    public void A_class_is_sealed_or_abstract() => Rule.Holds(
        "classes neither sealed nor abstract",
        from type in from file in Repository.Sources
                     from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
                     where type is ClassDeclarationSyntax || (type is RecordDeclarationSyntax record && IsClass(record))
                     group (file, type) by $"{file.Namespaces.FirstOrDefault()}.{type.Identifier.Text}"
        where !type.Any(part => part.type.Modifiers.Any(word => word.Text is "sealed" or "abstract" or "static"))
        select type.First().file.At(type.First().type) + ": " + type.Key);

    private static bool IsClass(RecordDeclarationSyntax record) => record.ClassOrStructKeyword.Text != "struct";

    private static bool IsProgram(SourceFile file) => Path.GetFileName(file.Path) == "Program.cs";

    private static int Lines(SyntaxNode method)
    {
        var first = method.ChildNodesAndTokens()
            .First(child => !child.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.AttributeList));
        return method.GetLocation()
            .GetLineSpan().EndLinePosition.Line - first.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;
    }

    private static string Name(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax type
            ? type.Identifier.Text : ((DelegateDeclarationSyntax)member).Identifier.Text;

    // Type.Part.cs is a part of Type, Type{T}.cs has Type<T>.
    private static string Stem(string path) => Path.GetFileName(path).Split('.', '{')[0];

    // Types that a user holds are in the root namespace wherever they lie; sub-folders may share their folder's.
    private static bool Fits(string space, Project project, string path)
    {
        string[] folders = Path.GetDirectoryName(path[(project.Folder.Length + 1)..])!
            .Split('/', StringSplitOptions.RemoveEmptyEntries);
        bool hasUserTypes = project.Folder is "src/Core" or "src/Api";
        int least = hasUserTypes ? 0 : folders.Length;
        return Enumerable.Range(least, folders.Length - least + 1)
            .Any(depth => space == string.Join('.', [project.RootNamespace, .. folders[..depth]]));
    }
}
