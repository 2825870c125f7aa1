using Strata.Layers;

namespace Strata.Models;

/// <summary>Finds and orders the nodes that outputs depend on.</summary>
internal sealed class NetworkOrder
{
    private readonly string model;
    private readonly HashSet<LayerNode> found = [];
    private readonly HashSet<LayerNode> open = [];
    private readonly List<LayerNode> finished = [];
    private readonly Dictionary<Layer, int> met = [];

    internal NetworkOrder(string model, SymbolicTensor[] outputs)
    {
        this.model = model;
        foreach (var output in outputs) Visit(output.Node);
        var (nodeDepths, layerDepths) = Depths();
        Layers = [.. layerDepths.OrderByDescending(d => d.Value).ThenBy(d => met[d.Key]).Select(d => d.Key)];
        NodesByDepth = [.. nodeDepths.GroupBy(d => d.Depth).OrderByDescending(g => g.Key)
            .Select(g => (IReadOnlyList<LayerNode>)[.. g.Select(d => d.Node)])];
    }

    internal IReadOnlyList<Layer> Layers { get; }

    internal IReadOnlyList<IReadOnlyList<LayerNode>> NodesByDepth { get; }

    internal bool Contains(LayerNode node) => found.Contains(node);

    // A walk with a stack of its own: graphs may be deeper than the thread's stack.
    private void Visit(LayerNode root)
    {
        if (found.Contains(root)) return;
        var path = new Stack<(LayerNode Node, int Next)>();
        Enter(root, path);
        while (path.TryPop(out var top))
        {
            if (top.Next == top.Node.Inputs.Length)
            {
                open.Remove(top.Node);
                finished.Add(top.Node);
                continue;
            }

            path.Push((top.Node, top.Next + 1));
            var inner = top.Node.Inputs[top.Next].Node;
            if (open.Contains(inner))
                throw new ArgumentException($"Model {model}: the graph has a cycle at layer '{inner.Layer.name}'.");
            if (!found.Contains(inner)) Enter(inner, path);
        }
    }

    private void Enter(LayerNode node, Stack<(LayerNode Node, int Next)> path)
    {
        found.Add(node);
        open.Add(node);
        met.TryAdd(node.Layer, met.Count);
        path.Push((node, 0));
    }

    private (List<(LayerNode Node, int Depth)> Nodes, Dictionary<Layer, int> Layers) Depths()
    {
        var nodes = new List<(LayerNode, int)>();
        var depths = new Dictionary<LayerNode, int>();
        var layers = new Dictionary<Layer, int>();
        for (int i = finished.Count - 1; i >= 0; i--)
        {
            var node = finished[i];
            int depth = Math.Max(depths.GetValueOrDefault(node), layers.GetValueOrDefault(node.Layer));
            layers[node.Layer] = depth;
            depths[node] = depth;
            foreach (var x in node.Inputs)
                depths[x.Node] = Math.Max(depth + 1, depths.GetValueOrDefault(x.Node));
        }

        for (int i = finished.Count - 1; i >= 0; i--) nodes.Add((finished[i], depths[finished[i]]));
        return (nodes, layers);
    }
}
