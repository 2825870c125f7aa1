namespace Strata.Layers;

/// <summary>An option that is one of a closed set of strings, in TensorFlow.js's spelling.</summary>
internal interface IWord
{
    /// <summary>The string.</summary>
    string Value { get; }
}
