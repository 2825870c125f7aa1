using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Extensions.Logging;
using LogLevel = Akka.Event.LogLevel;

namespace Strata.Hosting.Actors;

/// <summary>
/// Akka's log events as the service's log lines: the actor's class as the category, the message as it stands, without
/// a second time and level.
/// </summary>
internal sealed class LoggingBridge : ReceiveActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    // What remoting says at information level on every start and stop concerns nobody.
    private const string Remoting = "remoting";
    private readonly ILoggerFactory? _loggers;

    public LoggingBridge()
    {
        _loggers = Context.System.Settings.Setup.Get<LoggingSetup>() is { HasValue: true } setup
            ? setup.Value.Loggers
            : null;
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(Write);
    }

    private void Write(LogEvent entry)
    {
        LogLevel level = entry.LogLevel();
        if (_loggers is null
            || (level < LogLevel.WarningLevel && entry.LogSource.StartsWith(Remoting, StringComparison.Ordinal)))
        {
            return;
        }

        try
        {
            ILogger log = _loggers.CreateLogger(entry.LogClass.FullName ?? "Akka");
            log.Log(Map(level), entry.Cause, "{Message}", entry.Message);
        }
        catch (ObjectDisposedException)
        {
            // The service has ended, and its logs with it.
        }
    }

    private static Microsoft.Extensions.Logging.LogLevel Map(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => Microsoft.Extensions.Logging.LogLevel.Debug,
        LogLevel.InfoLevel => Microsoft.Extensions.Logging.LogLevel.Information,
        LogLevel.WarningLevel => Microsoft.Extensions.Logging.LogLevel.Warning,
        _ => Microsoft.Extensions.Logging.LogLevel.Error,
    };
}
