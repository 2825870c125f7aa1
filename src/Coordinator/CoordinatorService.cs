using System.Globalization;
using Strata.Hosting;
using Strata.Hosting.Settings;
using Strata.Wire.Serialization;

namespace Strata.Coordinator;

/// <summary>The coordinator, put together: as a process by Program.cs, or as a node inside another process.</summary>
public static class CoordinatorService
{
    /// <summary>Puts the coordinator together.</summary>
    /// <param name="settings">Its settings.</param>
    /// <returns>The service, not built yet.</returns>
    public static ServiceBuilder Compose(ServiceSettings settings) =>
        new ServiceBuilder(settings, WireSerialization.Config)
            .Owns(provider => new CoordinatorNode(settings, provider.GetRequiredService<TimeProvider>()))
            .Announces("dataPlane", provider => Text(provider.GetRequiredService<CoordinatorNode>().Address.Port))
            .Announces("client", provider => Text(provider.GetRequiredService<CoordinatorNode>().ClientAddress.Port));

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
