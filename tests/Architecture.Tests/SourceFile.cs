using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Strata.Architecture.Tests;

/// <summary>A C# file: its lines and, where asked, its syntax.</summary>
/// <param name="path">Its path relative to the root.</param>
internal sealed class SourceFile(string path)
{
    private readonly Lazy<string> text = new(() => File.ReadAllText(Repository.Full(path)));
    private CompilationUnitSyntax? syntax;

    internal string Path { get; } = path;

    internal string[] Lines => text.Value.TrimEnd('\n').Split('\n');

    internal CompilationUnitSyntax Syntax =>
        syntax ??= CSharpSyntaxTree.ParseText(
            text.Value, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest))
            .GetCompilationUnitRoot();

    internal bool IsLibrary =>
        Path.StartsWith("src/", StringComparison.Ordinal) && !Path.EndsWith("/Program.cs", StringComparison.Ordinal);

    internal IEnumerable<MemberDeclarationSyntax> TopLevelTypes => Members(Syntax.Members)
        .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    internal IEnumerable<string> Namespaces =>
        Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString());

    internal IEnumerable<string> Usings => Syntax.Usings.Select(use => use.NamespaceOrType.ToString());

    /// <summary>The path with the line of a node: what an editor can jump to.</summary>
    internal string At(SyntaxNode node) => $"{Path}:{Line(node)}";

    internal int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Whether a line, counted from 0, belongs to a raw string, which is as it is.</summary>
    internal bool IsRawText(int line) => Syntax.DescendantTokens().Where(IsRaw)
        .Select(token => token.GetLocation().GetLineSpan())
        .Any(span => span.StartLinePosition.Line <= line && line <= span.EndLinePosition.Line);

    private static bool IsRaw(SyntaxToken token) =>
        token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
            || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken);

    private static IEnumerable<MemberDeclarationSyntax> Members(SyntaxList<MemberDeclarationSyntax> members) =>
        members.SelectMany(
            member => member is BaseNamespaceDeclarationSyntax space ? Members(space.Members) : [member]);
}
