namespace Strata.Callbacks;

/// <summary>How far an epoch is.</summary>
/// <param name="Step">Batches that are done.</param>
/// <param name="Steps">Batches of the epoch; null if that is not known yet.</param>
/// <param name="Elapsed">Since the epoch began.</param>
/// <param name="Logs">Its numbers so far.</param>
/// <param name="IsFinal">Whether it is over.</param>
internal readonly record struct ProgressState(int Step, int? Steps, TimeSpan Elapsed, Logs Logs, bool IsFinal);
