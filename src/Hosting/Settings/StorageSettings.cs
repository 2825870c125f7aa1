namespace Strata.Hosting.Settings;

/// <summary>What outlives a process, and where: section <c>Storage</c>.</summary>
public sealed class StorageSettings
{
    /// <summary>The journal of runs: <c>sqlite</c> (the default), or <c>memory</c>, which outlives nothing.</summary>
    public string Journal { get; set; } = "sqlite";

    /// <summary>The folder of journal and checkpoints, by default one of this user.</summary>
    public string Folder { get; set; } = UserFolder.Path;

    /// <summary>The most bytes of blobs that the data plane keeps in memory, by default 8 GiB.</summary>
    public long MaxBlobBytes { get; set; } = 8L << 30;

    internal void Validate(SettingsErrors errors)
    {
        errors.Check(Journal is "sqlite" or "memory", "Storage:Journal", "sqlite or memory", Journal);
        errors.Check(Folder.Length > 0, "Storage:Folder", "a folder", "nothing");
        errors.Check(MaxBlobBytes >= 1 << 20, "Storage:MaxBlobBytes", "at least 1048576", MaxBlobBytes);
    }
}
