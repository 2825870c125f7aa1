using Strata.Layers;

namespace Strata.Models;

/// <summary>A model's table of layers as text.</summary>
internal sealed class ModelSummary
{
    private readonly LayersModel model;
    private readonly bool isChain;
    private readonly int lineLength;
    private readonly int[] ends;
    private readonly Action<string> print;

    internal ModelSummary(LayersModel model, int? lineLength, double[]? positions, Action<string> print)
    {
        this.model = model;
        this.print = print;
        isChain = IsChain(model);
        this.lineLength = lineLength ?? (isChain ? 90 : 115);
        double[] given = positions ?? (isChain ? [0.32, 0.61, 0.89, 1] : [0.24, 0.48, 0.70, 0.80, 1]);
        double unit = given[^1] <= 1 ? this.lineLength : 1;
        ends = Array.ConvertAll(given, p => (int)Math.Floor(p * unit));
    }

    internal void Print()
    {
        Rule('_');
        string[] header = ["Layer (type)", "Input Shape", "Output shape", "Param #"];
        Row(isChain ? header : [.. header, "Receives inputs"]);
        Rule('=');
        for (int i = 0; i < model.layers.Count; i++)
        {
            Describe(model.layers[i]);
            Rule(i == model.layers.Count - 1 ? '=' : '_');
        }

        int trainable = Layer.CountOf(model.trainableWeights), others = Layer.CountOf(model.nonTrainableWeights);
        print($"Total params: {trainable + others}");
        print($"Trainable params: {trainable}");
        print($"Non-trainable params: {others}");
        Rule('_');
    }

    // Each depth has one node, with one input, and no layer is applied twice.
    private static bool IsChain(LayersModel model)
    {
        var nodes = new HashSet<LayerNode>();
        foreach (var depth in model.Network.NodesByDepth)
        {
            if (depth.Count > 1 || depth[0].Inputs.Length > 1) return false;
            nodes.Add(depth[0]);
        }

        return model.layers.All(layer => layer.InboundNodes.Count(nodes.Contains) <= 1);
    }

    private void Describe(Layer layer)
    {
        string inputs = string.Join(",", layer.InboundNodes.Select(node => $"[{string.Join(",", node.InputShapes)}]"));
        string[] fields = [layer.ToString(), inputs, OutputShape(layer), $"{layer.countParams()}"];
        if (isChain)
        {
            Row(fields);
            return;
        }

        string[] sources = [.. layer.InboundNodes.Where(model.Network.Contains).SelectMany(node => node.Inputs)
            .Select(x => $"{x.sourceLayer.name}[{x.NodeIndex}][{x.outputTensorIndex}]")];
        Row([.. fields, sources.FirstOrDefault("")]);
        foreach (string source in sources.Skip(1)) Row(["", "", "", "", source]);
    }

    private static string OutputShape(Layer layer)
    {
        var shapes = layer.InboundNodes.Select(node => Array.ConvertAll(node.Outputs, o => o.shape)).ToArray();
        if (shapes.Length == 0 || !Array.TrueForAll(shapes, s => s.SequenceEqual(shapes[0]))) return "multiple";
        return shapes[0].Length == 1 ? shapes[0][0].ToString() : $"[{string.Join(",", (IEnumerable<Shape>)shapes[0])}]";
    }

    private void Rule(char c) => print(new string(c, lineLength));

    private void Row(string[] fields)
    {
        string line = "";
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0) line = line[..^1] + " ";
            line += fields[i];
            line = line.Length > ends[i] ? line[..ends[i]] : line.PadRight(ends[i]);
        }

        print(line);
    }
}
