namespace Strata.Hosting.Settings;

/// <summary>What a worker computes on: section <c>Compute</c>.</summary>
public sealed class ComputeSettings
{
    /// <summary>The device, by default <c>cpu</c>; or <c>cuda</c>. On the command line also <c>--device</c>.</summary>
    public string Device { get; set; } = "cpu";

    internal void Validate(SettingsErrors errors) =>
        errors.Check(Device is "cpu" or "cuda", "Compute:Device", "cpu or cuda", Device);
}
