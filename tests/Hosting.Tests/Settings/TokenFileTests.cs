using Strata.Hosting.Settings;
using Xunit;

namespace Strata.Hosting.Tests.Settings;

public sealed class TokenFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tt-").FullName;

    [Fact]
    public void All_who_ask_get_the_same_random_token()
    {
        string path = Path.Combine(_folder, "strata", "token");

        string[] tokens = [.. Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(16)
            .Select(_ => TokenFile.ReadOrCreate(path))];

        Assert.Single(tokens.Distinct());
        Assert.Matches("^[0-9a-f]{64}$", tokens[0]);
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "strata")));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Only_its_user_reads_it()
    {
        string path = Path.Combine(_folder, "token");

        TokenFile.ReadOrCreate(path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_token_in_a_mounted_file_is_used()
    {
        string path = Path.Combine(_folder, "mounted");
        File.WriteAllText(path, "a token from a secret\n");

        ServiceSettings settings = Nodes.Settings(ServiceRoles.Coordinator, ("Security:TokenFile", path));

        Assert.Equal("a token from a secret", settings.Security.Token);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
