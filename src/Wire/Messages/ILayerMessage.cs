namespace Strata.Wire.Messages;

/// <summary>A message that belongs to one layer of one run, and finds its entity by both.</summary>
public interface ILayerMessage : IRunMessage
{
    /// <summary>The layer's name.</summary>
    string Layer { get; }
}
