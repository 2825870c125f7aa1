using ScottPlot;

namespace Strata.Samples.FashionMnist;

/// <summary>Draws the loss and accuracy of each epoch.</summary>
internal static class LearningCurve
{
    private const int Width = 800, Height = 500;

    /// <summary>Writes a PNG.</summary>
    internal static void Save(History history, string file)
    {
        var plot = new Plot();
        double[] epochs = [.. history.epoch.Select(epoch => epoch + 1.0)];
        foreach (var (name, values) in history.history)
        {
            var line = plot.Add.Scatter(epochs, values.ToArray());
            line.LegendText = name;
        }

        plot.Title("Fashion-MNIST");
        plot.XLabel("epoch");
        plot.ShowLegend();
        plot.SavePng(file, Width, Height);
    }
}
