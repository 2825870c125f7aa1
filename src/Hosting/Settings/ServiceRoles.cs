namespace Strata.Hosting.Settings;

/// <summary>The roles of services, as Akka's cluster knows them.</summary>
public static class ServiceRoles
{
    /// <summary>Runs the actors of runs and takes clients.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Computes.</summary>
    public const string Worker = "worker";
}
