namespace Strata.Data;

/// <summary>
/// Reads what fitDataset and evaluateDataset need from an element: <c>{ xs, ys }</c> or <c>(xs, ys)</c>, each with a
/// third part, <c>sampleWeight</c>, or without.
/// </summary>
internal static class TrainingElement
{
    private static readonly string[] Names = ["xs", "ys", "sampleWeight"];

    /// <summary>Inputs, targets and the weights of samples of an element.</summary>
    /// <param name="element">An element of a dataset, already a batch.</param>
    /// <param name="method">The method that reads it, for messages.</param>
    /// <exception cref="ArgumentException">The element has another form, or leaves that are no tensors.</exception>
    internal static (TensorGroup Xs, TensorGroup Ys, TensorGroup? SampleWeight) Split(object element, string method)
    {
        var whole = Composite.Of(element);
        if (whole is not { Parts.Length: 2 or 3 }) throw Misformed(element, method);
        string[] names = whole.Names ?? [.. Names.Take(whole.Parts.Length)];
        int[] places = Array.ConvertAll(Names, name => Array.IndexOf(names, name));
        if (places[0] < 0 || places[1] < 0 || (names.Length == 3 && places[2] < 0)) throw Misformed(element, method);
        return (
            Group(whole.Parts[places[0]], method), Group(whole.Parts[places[1]], method),
            places[2] < 0 ? null : Group(whole.Parts[places[2]], method));
    }

    private static TensorGroup Group(object? part, string method)
    {
        if (part is Tensor one) return one;
        if (Composite.Of(part) is not { } several || several.Parts.Any(leaf => leaf is not Tensor))
        {
            throw new ArgumentException(
                $"{method}: expected tensors, a list or a map of tensors as xs, ys and sampleWeight, received " +
                $"{part?.GetType().Name ?? "null"}; batch the dataset first.");
        }

        Tensor[] tensors = [.. several.Parts.Cast<Tensor>()];
        return several.Names is null ? tensors : several.Names.Zip(tensors).ToDictionary(p => p.First, p => p.Second);
    }

    private static ArgumentException Misformed(object element, string method) => new(
        $"{method}: expected elements {{ xs, ys }}, (xs, ys) or these with sampleWeight, received " +
        $"{element.GetType().Name}.");
}
