namespace Strata.Tensors;

/// <summary>A tensor as TensorFlow.js prints it: nested rows, columns aligned, long axes shortened.</summary>
internal sealed class TensorText
{
    private const int LongAxis = 20, ShownAtEnds = 3;
    private readonly Tensor tensor;
    private readonly string[] cells;
    private readonly int[] widths;

    private TensorText(Tensor tensor)
    {
        this.tensor = tensor;
        cells = Cells(tensor);
        widths = new int[tensor.rank == 0 ? 0 : tensor.Dims[-1]];
        if (tensor.rank < 2) return;
        for (int i = 0; i < cells.Length; i++)
            widths[i % widths.Length] = Math.Max(widths[i % widths.Length], cells[i].Length);
    }

    /// <summary>The text.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="verbose">Whether type, rank and shape are told.</param>
    internal static string Of(Tensor tensor, bool verbose)
    {
        var text = new TensorText(tensor);
        List<string> lines = ["Tensor"];
        if (verbose)
        {
            lines.AddRange([
                $"  dtype: {tensor.dtype}", $"  rank: {tensor.rank}",
                $"  shape: [{string.Join(",", tensor.shape)}]", "  values:",
            ]);
        }

        lines.AddRange(text.Lines(0, 0, true).Select(line => "    " + line));
        return string.Join("\n", lines);
    }

    private static string[] Cells(Tensor tensor)
    {
        if (tensor.dtype == DType.@string) return Array.ConvertAll(tensor.Strings, value => $"'{value}'");
        if (tensor.dtype == DType.@bool)
            return Array.ConvertAll(tensor.dataSync<bool>(), value => value ? "true" : "false");
        Converter<double, string> format = tensor.rank == 0 ? NumberText.Of : NumberText.Rounded;
        return Array.ConvertAll(tensor.dataSync<double>(), format);
    }

    // The lines of the part that begins at an element and has the axes from one on.
    private List<string> Lines(int axis, int start, bool isLast)
    {
        int axes = tensor.rank - axis;
        if (axes == 0) return [tensor.dtype == DType.@string ? tensor.Strings[0] : cells[0]];
        int length = tensor.Dims[axis];
        if (axes == 1) return [Row(start, length)];
        int step = tensor.Dims.Product(axis + 1, tensor.rank);
        var lines = new List<string>();
        foreach (int i in Shown(length))
        {
            if (i < 0) lines.Add("...");
            else lines.AddRange(Lines(axis + 1, start + (i * step), i == length - 1));
        }

        return Bracketed(lines, axes, isLast);
    }

    // TensorFlow.js puts a comma behind each row of a matrix, and a blank line between matrices.
    private static List<string> Bracketed(List<string> lines, int axes, bool isLast)
    {
        if (lines.Count == 0) return ["[]" + (isLast ? "" : ",")];
        string between = axes == 2 ? "," : "";
        lines[0] = "[" + lines[0] + between;
        for (int i = 1; i < lines.Count - 1; i++) lines[i] = " " + lines[i] + between;
        string end = isLast ? "]" : "],\n" + new string('\n', axes - 2);
        lines[^1] = " " + lines[^1] + end;
        return lines;
    }

    private static IEnumerable<int> Shown(int length)
    {
        if (length <= LongAxis) return Enumerable.Range(0, length);
        return [.. Enumerable.Range(0, ShownAtEnds), -1, .. Enumerable.Range(length - ShownAtEnds, ShownAtEnds)];
    }

    private string Row(int start, int length) =>
        "[" + string.Join(", ", Shown(length).Select(i => i < 0 ? "..." : cells[start + i].PadRight(widths[i]))) + "]";
}
