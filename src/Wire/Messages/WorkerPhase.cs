namespace Strata.Wire.Messages;

/// <summary>What a worker is at in a run.</summary>
public enum WorkerPhase
{
    /// <summary>It gets the run's state.</summary>
    Seeding = 0,

    /// <summary>It has a state and may be included in a view.</summary>
    Seeded = 1,

    /// <summary>It answered a fence and waits for the view.</summary>
    Fenced = 2,

    /// <summary>It is in the view and gets what it lacks.</summary>
    CatchingUp = 3,

    /// <summary>It is in the view and trains.</summary>
    Training = 4,
}
