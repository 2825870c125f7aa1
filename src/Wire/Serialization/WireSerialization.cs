using Akka.Configuration;

namespace Strata.Wire.Serialization;

/// <summary>The settings that make Akka use our serializers and no other for what is not Akka's own.</summary>
public static class WireSerialization
{
    /// <summary>The settings; every actor system of a cluster has them.</summary>
    public static Config Config { get; } = ConfigurationFactory.ParseString(
        """
        akka.actor {
          serialization-settings.allow-unregistered-types = false
          serializers {
            json = "Strata.Wire.Serialization.RejectingSerializer, Strata.Wire"
            strata = "Strata.Wire.Serialization.WireSerializer, Strata.Wire"
          }
          serialization-identifiers {
            "Strata.Wire.Serialization.WireSerializer, Strata.Wire" = 20260
          }
          serialization-bindings {
            "Strata.Wire.Messages.IWireMessage, Strata.Wire" = strata
          }
        }
        """);
}
