namespace Strata.Hosting.Settings;

/// <summary>The user's own folder for what services keep if no setting names another place.</summary>
internal static class UserFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        string local = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.Combine(local.Length > 0 ? local : System.IO.Path.GetTempPath(), "strata");
    }
}
