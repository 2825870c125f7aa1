namespace Strata;

/// <summary>A layer with states that may be given to it: see <see cref="InitialStates"/>.</summary>
public interface IRecurrent
{
    /// <summary>How many states it takes.</summary>
    int StateCount { get; }
}
