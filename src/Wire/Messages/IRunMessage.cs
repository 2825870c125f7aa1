namespace Strata.Wire.Messages;

/// <summary>A message that belongs to one run, and finds its entity by it.</summary>
public interface IRunMessage : IWireMessage
{
    /// <summary>The run.</summary>
    long Run { get; }
}
