using Strata.Parity.Reading;

namespace Strata.Parity;

/// <summary>Where TensorFlow.js is known to be wrong, and this library right: it differs there on purpose.</summary>
/// <param name="Number">Its number in the register.</param>
/// <param name="What">What TensorFlow.js does.</param>
/// <param name="Applies">Whether a case meets it.</param>
internal sealed record Quirk(string Number, string What, Func<Facts, bool> Applies)
{
    public override string ToString() => $"{Number}: {What}";
}
