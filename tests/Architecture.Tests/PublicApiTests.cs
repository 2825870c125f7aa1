using PublicApiGenerator;
using Xunit;

namespace Strata.Architecture.Tests;

/// <summary>
/// The public API of each assembly that ships is written down; a change of it is a decision. After one,
/// <c>ACCEPT_API=1 ./test Architecture</c> writes the texts anew.
/// </summary>
public sealed class PublicApiTests
{
    private const int ShownLines = 60;

    public static TheoryData<string> Assemblies => [.. Shipped.Names];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_api_is_the_one_written_down(string name)
    {
        string path = Repository.Full($"tests/Architecture.Tests/PublicApi/{name}.txt");
        string received = Text(name);
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, received);
        }

        string written = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(written == received, $"{name}: the public API is not the one written down; if it shall be, run " +
            $"ACCEPT_API=1 ./test Architecture and commit " +
            $"tests/Architecture.Tests/PublicApi.\n{Difference(written, received)}");
    }

    private static string Text(string name) => System.Reflection.Assembly.Load(name)
        .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
        .Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";

    private static string Difference(string written, string received)
    {
        string[] before = written.Split('\n'), after = received.Split('\n');
        var lines = before.Except(after).Select(line => $"- {line.Trim()}")
            .Concat(after.Except(before).Select(line => $"+ {line.Trim()}")).ToArray();
        return string.Join('\n', lines.Take(ShownLines))
            + (lines.Length > ShownLines ? $"\n… and {lines.Length - ShownLines} more" : "");
    }
}
