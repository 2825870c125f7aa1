namespace Strata.Hosting.Settings;

/// <summary>What a worker computes on: section <c>Compute</c>.</summary>
public sealed class ComputeSettings
{
    /// <summary>The device, by default <c>cpu</c>; or <c>cuda</c>. On the command line also <c>--device</c>.</summary>
    public string Device { get; set; } = "cpu";

    /// <summary>
    /// How many threads compute on the CPU; by default what the environment variable <c>STRATA_THREADS</c> says, else
    /// one for each processor that the process may use. Changes no bit of any result.
    /// </summary>
    public int? Threads { get; set; }

    internal void Validate(SettingsErrors errors)
    {
        errors.Check(Device is "cpu" or "cuda", "Compute:Device", "cpu or cuda", Device);
        errors.Check(Threads is null or >= 1, "Compute:Threads", "at least 1", Threads);
    }
}
