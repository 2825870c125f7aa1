using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>Activations, constraints, regularizers and initializers, applied.</summary>
internal sealed class ObjectReplay : Replay
{
    // How many times wider than the recorded one another draw's range may be; that of a few numbers says little.
    private const double Wider = 3;
    private const double FarWider = 30;
    private const int Many = 20;

    internal override Task RunAsync(JsonObject record, Differences differences)
    {
        var args = record["args"]!.AsArray();
        string className = (string)record["className"]!;
        var description = new JsonObject { ["className"] = className, ["config"] = record["config"]?.DeepClone() };
        switch ((string)record["family"]!)
        {
            case "activation":
                Value(((ActivationFunction)className).apply(Values.Tensor(args[0])), record, differences);
                break;
            case "constraint":
                Value(Identifiers.Constraint(description)!.apply(Values.Tensor(args[0])), record, differences);
                break;
            case "regularizer":
                Value(Identifiers.Regularizer(description)!.apply(Values.Tensor(args[0])), record, differences);
                break;
            case "initializer":
                string dtype = args.Count > 1 && !Values.IsUndefined(args[1]) ? (string)args[1]! : "float32";
                var drawn = Identifiers.Initializer(description).apply(Values.Lengths(args[0]), dtype);
                if ((bool?)record["output"]!["$random"] == true) Drawn(drawn, record["output"]!, differences);
                else Value(drawn, record, differences);
                break;
            case var family:
                throw new ParityException($"family: '{family}' is not known");
        }

        return Task.CompletedTask;
    }

    private static void Value(Tensor received, JsonObject record, Differences differences)
    {
        if (Values.IsTensor(record["output"]))
            differences.Tensor("output", record["output"], received, Tolerance.Forward);
        else
            differences.Number("output", Values.Scalar(record["output"]), received.item(), Tolerance.Forward);
    }

    // Another draw of the same distribution: its shape, its type, and roughly its range.
    private static void Drawn(Tensor received, JsonNode expected, Differences differences)
    {
        differences.Shape("output", expected["shape"], received.shape!);
        differences.Same("output: dtype", (string?)expected["dtype"], received.dtype.ToString());
        double[] values = received.dataSync<double>();
        double min = Values.Number(expected["min"]), max = Values.Number(expected["max"]);
        double mean = Values.Number(expected["mean"]), std = Values.Number(expected["std"]);
        bool many = values.Length >= Many;
        double reach = Math.Max(Math.Max(Math.Abs(min), Math.Abs(max)), std) * (many ? Wider : FarWider);
        if (values.Any(v => !(Math.Abs(v) <= reach))) differences.Add($"output: expected numbers within ±{reach}");
        double error = 2 * Wider * std / Math.Sqrt(values.Length);
        if (many && Math.Abs(values.Average() - mean) > error)
            differences.Add($"output: expected a mean within {mean} ± {error}, received {values.Average()}");
        if (values.Length > 1 && std > 0 && values.Max() <= values.Min())
            differences.Add("output: expected random numbers, received equal ones");
    }
}
