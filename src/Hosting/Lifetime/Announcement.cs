using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Strata.Hosting.Settings;

namespace Strata.Hosting.Lifetime;

/// <summary>
/// One line on standard output once a service runs, for the process that started it: <see cref="Prefix"/>, then JSON
/// with the bound ports and what else the service tells. Logs go to standard error.
/// </summary>
public sealed class Announcement : IHostedService
{
    /// <summary>How the line begins.</summary>
    public const string Prefix = "strata-running ";

    private readonly ServiceSettings _settings;
    private readonly IEnumerable<AnnouncedFact> _facts;
    private readonly TextWriter _output;

    internal Announcement(ServiceSettings settings, IEnumerable<AnnouncedFact> facts, TextWriter output)
    {
        _settings = settings;
        _facts = facts;
        _output = output;
    }

    /// <summary>Reads the facts from such a line.</summary>
    /// <param name="line">A line of a service's standard output.</param>
    /// <returns>The facts by name, or null if it is another line.</returns>
    public static IReadOnlyDictionary<string, string>? Parse(string line) =>
        line.StartsWith(Prefix, StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(line.AsSpan(Prefix.Length))
            : null;

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_settings.Process.Announce)
        {
            Dictionary<string, string> facts = _facts.ToDictionary(fact => fact.Name, fact => fact.Value());
            await _output.WriteLineAsync(Prefix + JsonSerializer.Serialize(facts)).ConfigureAwait(false);
            await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
