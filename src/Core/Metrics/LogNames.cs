namespace Strata.Metrics;

/// <summary>The keys of a model's logs.</summary>
internal static class LogNames
{
    /// <summary>
    /// "loss"; with several outputs the loss of each as <c>output_loss</c>; then the metrics of each, as
    /// <c>output_metric</c> if there are several outputs. Keys that occur more than once get _0, _1, ….
    /// </summary>
    internal static string[] Of(IReadOnlyList<string> outputs, IReadOnlyList<Losses.NamedFunction[]> metrics)
    {
        var names = new List<string> { "loss" };
        bool several = outputs.Count > 1;
        if (several) names.AddRange(outputs.Select(output => $"{output}_loss"));
        for (int i = 0; i < outputs.Count; i++)
            names.AddRange(metrics[i].Select(metric => several ? $"{outputs[i]}_{metric.Name}" : metric.Name));
        return [.. names.Select((name, i) =>
            names.Count(other => other == name) == 1 ? name : $"{name}_{names.Take(i).Count(other => other == name)}")];
    }
}
