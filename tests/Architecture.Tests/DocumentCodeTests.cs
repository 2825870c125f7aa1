using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>The C# in README, in the guide and of whole files in the how-tos compiles.</summary>
public sealed partial class DocumentCodeTests
{
    // What a block may take from those before it.
    private const string Usings = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading;
        using System.Threading.Tasks; using Strata;

        """;

    private const string Before = """
        static class Block
        {
            static Sequential model = null!;
            static Dataset data = null!;
            static Tensor xs = null!, ys = null!;
            public static async Task Run()
            {
                await Task.Yield();

        """;

    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    [Fact]
    public void Blocks_compile() => Rule.Holds(
        "code in documents that does not compile",
        from path in Repository.Files
        where path == "README.md"
            || (path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal))
        let text = File.ReadAllText(Repository.Full(path))
        from Match block in Block().Matches(text)
        let line = text[..block.Index].Count(c => c == '\n') + 2
        let code = block.Groups[1].Value
        where IsFile(code) || !path.StartsWith("docs/how-to/", StringComparison.Ordinal)
        from error in Errors(code)
        select $"{path}:{line}: {error}");

    private static IEnumerable<string> Errors(string code)
    {
        string body = code.Replace("using Strata;", "", StringComparison.Ordinal);
        string text = Usings + (IsFile(code) ? body : $"{Before}{body}\n}}\n}}");
        var compilation = CSharpCompilation.Create(
            "Block", [CSharpSyntaxTree.ParseText(text)], References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.GetMessage());
    }

    private static bool IsFile(string code) => code.StartsWith("namespace ", StringComparison.Ordinal);

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
