using System.Globalization;
using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity.Comparing;

/// <summary>What came out differently from what was recorded.</summary>
internal sealed class Differences
{
    private readonly List<string> all = [];

    internal IReadOnlyList<string> All => all;

    internal void Add(string text) => all.Add(text);

    internal void Same(string what, object? expected, object? received)
    {
        if (!Equals(expected, received)) Add($"{what}: expected {expected ?? "null"}, received {received ?? "null"}");
    }

    internal void Names(string what, IEnumerable<string> expected, IEnumerable<string> received) =>
        Same(what, string.Join(", ", expected), string.Join(", ", received));

    internal void Shape(string what, JsonNode? expected, Shape received) =>
        Same(what, Values.ShapeOf(expected).ToString(), received.ToString());

    internal void Number(string what, double expected, double received, Tolerance tolerance) =>
        Numbers(what, [expected], [received], tolerance);

    /// <summary>One tensor, or a list of them.</summary>
    internal void Tensors(string what, JsonNode? expected, IReadOnlyList<Tensor> received, Tolerance tolerance)
    {
        JsonNode?[] wanted = expected is JsonArray list ? [.. list] : [expected];
        if (wanted.Length != received.Count)
        {
            Add($"{what}: expected {wanted.Length} tensors, received {received.Count}");
            return;
        }

        for (int i = 0; i < wanted.Length; i++)
            Tensor(wanted.Length == 1 ? what : $"{what} {i}", wanted[i], received[i], tolerance);
    }

    internal void Tensor(string what, JsonNode? expected, Tensor received, Tolerance tolerance)
    {
        int[] shape = Values.Lengths(expected!["shape"]);
        if (!shape.SequenceEqual(received.shape))
        {
            Add($"{what}: expected shape [{string.Join(",", shape)}], received [{string.Join(",", received.shape)}]");
            return;
        }

        Same($"{what}: dtype", (string?)expected["dtype"], received.dtype.ToString());
        if (Values.Has(expected, "$valuesOmitted")) return;
        if (received.dtype == DType.@string)
        {
            Names(what, expected["values"]!.AsArray().Select(v => (string)v!), received.dataSync<string>());
            return;
        }

        Numbers(what, Values.Numbers(expected["values"]), received.dataSync<double>(), tolerance);
    }

    internal void Numbers(string what, double[] expected, double[] received, Tolerance tolerance)
    {
        if (expected.Length != received.Length)
        {
            Add($"{what}: expected {expected.Length} numbers, received {received.Length}");
            return;
        }

        int[] wrong =
        [
            .. Enumerable.Range(0, expected.Length).Where(i => !tolerance.Allows(expected[i], received[i])),
        ];
        if (wrong.Length == 0) return;
        int worst = wrong.MaxBy(i => Distance(expected[i], received[i]));
        double distance = Distance(expected[worst], received[worst]);
        Add(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {wrong.Length} of {expected.Length} differ, at most by " +
            $"{distance:g3} (expected {expected[worst]:g6}, received {received[worst]:g6} at {worst})"));
    }

    private static double Distance(double a, double b) =>
        double.IsNaN(a - b) ? double.PositiveInfinity : Math.Abs(a - b);
}
