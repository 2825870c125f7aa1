using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>The C# in README and the guide compiles.</summary>
public sealed partial class DocumentCodeTests
{
    // What a block may take from those before it.
    private const string Before = """
        using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading;
        using System.Threading.Tasks; using Strata;
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
        where path == "README.md" || path.StartsWith("docs/guide/", StringComparison.Ordinal)
        let text = File.ReadAllText(Repository.Full(path))
        from Match block in Block().Matches(text)
        let line = text[..block.Index].Count(c => c == '\n') + 2
        from error in Errors(block.Groups[1].Value)
        select $"{path}:{line}: {error}");

    private static IEnumerable<string> Errors(string code)
    {
        string body = code.Replace("using Strata;", "", StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create(
            "Block", [CSharpSyntaxTree.ParseText($"{Before}{body}\n}}\n}}")], References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.GetMessage());
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
