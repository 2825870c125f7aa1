using System.Text.Json.Nodes;
using Strata.Parity.Comparing;
using Strata.Parity.Reading;

namespace Strata.Parity.Replays;

/// <summary>
/// What TensorFlow.js refuses must be refused with a clear error: of a type that says whose fault it is, and with a
/// message.
/// </summary>
internal sealed class ErrorReplay : Replay
{
    internal override async Task RunAsync(JsonObject record, Differences differences)
    {
        Func<Task> act;
        try
        {
            act = Act(record);
        }
        catch (Exception error) when (IsClear(error))
        {
            // What describes the case is refused already.
            return;
        }

        try
        {
            await act();
        }
        catch (Exception error) when (error is not (SkipException or ParityException or OutOfMemoryException))
        {
            if (!IsClear(error))
                differences.Add($"expected a clear error, received {error.GetType().Name}: {error.Message}");
            return;
        }

        differences.Add($"expected an error ({(string?)record["errorMessage"]}), received none");
    }

    private static bool IsClear(Exception error) => error.Message.Length > 0
        && error is ArgumentException or InvalidOperationException or FormatException or NotSupportedException;

    private static Func<Task> Act(JsonObject record)
    {
        string op = (string)record["op"]!;
        JsonNode?[] args = [.. record["args"]!.AsArray()];
        return op switch
        {
            "factory" => Run(() => Factories.Call((string)record["fn"]!, args)),
            "fn" => Run(() => Factories.CallFunction((string)record["fn"]!, args)),
            "construct" => Run(() => LayerReader.Create((string)record["className"]!, args[0] as JsonObject ?? [])),
            "initializer.apply" => Run(() => Identifiers.Initializer(new JsonObject
            {
                ["className"] = (string)record["className"]!,
                ["config"] = record["config"]?.DeepClone(),
            }).apply(Values.Lengths(args[0]), DType.float32)),
            _ when record["topology"] is not null => ModelErrors.Act(record, op, args),
            _ => Run(() => LayerErrors.Act(record, op, args)),
        };
    }

    internal static Func<Task> Run(Action act) => () =>
    {
        act();
        return Task.CompletedTask;
    };

    internal static Func<Task> Run(Func<object?> act) => () =>
    {
        _ = act();
        return Task.CompletedTask;
    };
}
