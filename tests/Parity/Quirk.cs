using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity;

/// <summary>Where TensorFlow.js is known to be wrong, and this library right: it differs there on purpose.</summary>
/// <param name="Number">Its number in the register.</param>
/// <param name="What">What TensorFlow.js does.</param>
/// <param name="Applies">Whether a case meets it.</param>
internal sealed record Quirk(string Number, string What, Func<Facts, bool> Applies)
{
    /// <summary>
    /// Changes a case so that this library must do what TensorFlow.js did, which shows that there is no other
    /// difference; null where it cannot be made to.
    /// </summary>
    internal Action<JsonObject>? Undo { get; init; }

    public override string ToString() => $"{Number}: {What}";
}
