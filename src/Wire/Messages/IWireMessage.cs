namespace Strata.Wire.Messages;

/// <summary>Marks a record that our serializer carries between processes.</summary>
public interface IWireMessage;
