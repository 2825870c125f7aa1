using Akka.Actor.Setup;
using Microsoft.Extensions.Logging;

namespace Strata.Hosting.Actors;

/// <summary>Hands the service's logs to <see cref="LoggingBridge"/>, which Akka makes itself.</summary>
internal sealed class LoggingSetup(ILoggerFactory loggers) : Setup
{
    public ILoggerFactory Loggers => loggers;
}
