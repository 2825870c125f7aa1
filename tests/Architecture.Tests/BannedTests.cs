using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>What our code does not say.</summary>
public sealed class BannedTests
{
    private static readonly string[] Members =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Thread.Sleep",
            "Random.Shared",
        "GC.Collect",
    ];

    [Fact]
    public void Libraries_write_to_no_console() => Rule.Holds(
        "a library that writes to the console",
        Uses(file => file.IsLibrary, text => text.StartsWith("Console.Write", StringComparison.Ordinal))
            .Concat(Uses(file => file.IsLibrary && !IsDoor(file), text => text is "Console.Out" or "Console.Error")));

    [Fact]
    public void Time_is_a_parameter_and_no_one_sleeps() => Rule.Holds(
        "a call that no test can steer",
        Uses(file => file.Path.StartsWith("src/", StringComparison.Ordinal), Members.Contains));

    [Fact]
    public void Tests_do_not_sleep() => Rule.Holds(
        "a test that sleeps or reads the clock",
        Uses(file => file.Path.StartsWith("tests/", StringComparison.Ordinal),
            text => text is "Thread.Sleep" or "DateTime.Now" or "DateTime.UtcNow" or "Random.Shared"));

    [Fact]
    public void Nothing_is_left_to_do() => Rule.Holds(
        "a note of unfinished work",
        from file in Repository.Sources
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        let text = trivia.ToFullString()
        where text.Contains("TODO", StringComparison.Ordinal) || text.Contains("FIXME", StringComparison.Ordinal)
            || text.Contains("HACK", StringComparison.Ordinal)
        select $"{file.Path}:{trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");

    [Fact]
    public void Nothing_is_unimplemented() => Rule.Holds(
        "a method without a body of its own",
        from file in Repository.Sources
        from name in file.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
        where name.Identifier.Text == nameof(NotImplementedException) && name.Parent is ObjectCreationExpressionSyntax
        select file.At(name));

    [Fact]
    public void Warnings_are_obeyed_or_answered() => Rule.Holds(
        "a warning switched off in a library without a reason",
        from file in Repository.Sources
        where file.IsLibrary
        from trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: true)
        where trivia.GetStructure() is PragmaWarningDirectiveTriviaSyntax pragma
            && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
            && !pragma.ToFullString().Contains("//", StringComparison.Ordinal)
        select $"{file.Path}:{trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");

    // The door composes: it hands the console to those who write.
    private static bool IsDoor(SourceFile file) => file.Path.StartsWith("src/Api/", StringComparison.Ordinal);

    private static IEnumerable<string> Uses(Func<SourceFile, bool> where, Func<string, bool> banned) =>
        from file in Repository.Sources
        where @where(file)
        from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where banned(access.ToString())
        select $"{file.At(access)}: {access}";
}
