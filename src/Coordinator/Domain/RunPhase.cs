namespace Strata.Coordinator.Domain;

/// <summary>What a run is at.</summary>
internal enum RunPhase
{
    /// <summary>It waits for its first workers.</summary>
    Gathering,

    /// <summary>A generation was raised and the workers are asked where they stand.</summary>
    Fencing,

    /// <summary>A view trains.</summary>
    Running,

    /// <summary>It waits for a worker: there is none with whom it could go on.</summary>
    Stranded,

    /// <summary>It was stopped, and the state of the last applied step is fetched.</summary>
    Closing,

    /// <summary>It is over.</summary>
    Ended,
}
