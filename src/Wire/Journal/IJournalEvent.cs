using Strata.Wire.Messages;

namespace Strata.Wire.Journal;

/// <summary>Marks a record that a run's journal keeps, and from which the run's state is made again.</summary>
public interface IJournalEvent : IRunMessage;
