namespace Strata.Data;

/// <summary>
/// Reads what fitDataset and evaluateDataset need from an element: <c>{ xs, ys }</c> or <c>(xs, ys)</c>.
/// </summary>
internal static class TrainingElement
{
    /// <summary>Input and target of an element.</summary>
    /// <param name="element">An element of a dataset, already a batch.</param>
    /// <param name="method">The method that reads it, for messages.</param>
    /// <exception cref="ArgumentException">The element has another form, or leaves that are no tensors.</exception>
    internal static (TensorGroup Xs, TensorGroup Ys) Split(object element, string method)
    {
        var whole = Composite.Of(element);
        if (whole is not { Parts.Length: 2 }) throw Misformed(element, method);
        int xs = whole.Names is null ? 0 : Array.IndexOf(whole.Names, "xs");
        int ys = whole.Names is null ? 1 : Array.IndexOf(whole.Names, "ys");
        if (xs < 0 || ys < 0) throw Misformed(element, method);
        return (Group(whole.Parts[xs], method), Group(whole.Parts[ys], method));
    }

    private static TensorGroup Group(object? part, string method)
    {
        if (part is Tensor one) return one;
        if (Composite.Of(part) is not { } several || several.Parts.Any(leaf => leaf is not Tensor))
        {
            throw new ArgumentException(
                $"{method}: expected tensors, a list or a map of tensors as xs and ys, received " +
                $"{part?.GetType().Name ?? "null"}; batch the dataset first.");
        }

        Tensor[] tensors = [.. several.Parts.Cast<Tensor>()];
        return several.Names is null ? tensors : several.Names.Zip(tensors).ToDictionary(p => p.First, p => p.Second);
    }

    private static ArgumentException Misformed(object element, string method) => new(
        $"{method}: expected elements {{ xs, ys }} or (xs, ys), received {element.GetType().Name}.");
}
