namespace Strata.Hosting.Settings;

/// <summary>
/// Settings are wrong. Each line of the message names the path of one, such as <c>Cluster:Akka:Port</c>, what was
/// expected and what came. In the environment, <c>:</c> is written <c>__</c>.
/// </summary>
public sealed class SettingsException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">A line for each wrong setting.</param>
    /// <param name="inner">The cause below, if there is one.</param>
    public SettingsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
