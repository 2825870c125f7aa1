using System.Text.Json.Nodes;
using Strata.Parity.Reading;

namespace Strata.Parity;

/// <summary>
/// The differences that are meant, by their number in the register of TensorFlow.js's quirks. A case that fails and
/// meets one of them is skipped under its number; a case that passes is not looked up.
/// </summary>
internal static class Quirks
{
    private static readonly string[] Merges = ["Add", "Multiply", "Average", "Maximum", "Minimum"];
    private static readonly string[] Softmax = ["Softmax"];
    private static readonly string[] Normalization = ["BatchNormalization"];
    private static readonly string[] Convolutions =
        ["Conv1D", "Conv2D", "Conv3D", "SeparableConv2D", "DepthwiseConv2D"];

    private static readonly Quirk[] Table =
    [
        new("Q1", "activity regularizers are refused there", f => f.IsError && f.AnyOption("activityRegularizer")),
        new("Q2", "only the first mask is passed on, and sticks, there",
            f => f.Kind == "model" && Masked(f) && f.Layer(Merges)),
        new("Q3", "masks do not reach losses there", f => f.Evaluates && Masked(f)),
        new("Q3", "regularizers of recurrent layers are in no loss there",
            f => f.Trains && f.Layer(Undoing.Recurrent, c => HasOption(c, "Regularizer")))
            { Undo = Undoing.RecurrentRegularizers },
        new("Q3", "a regularizer counts once for each application of its layer there",
            f => f.Trains && f.AnyOption("Regularizer") && Undoing.IsShared(f.Record["topology"]))
            { Undo = Undoing.SharedRegularizers },
        new("Q5", "ELU takes no other alpha than 1 there", f => f.IsFactory("elu", "ELU")),
        new("Q6", "softmax is along the last axis only there", f => f.IsError && f.Layer(Softmax)),
        new("Q7", "causal padding throws there",
            f => f.IsError && (Says(f, "causal") || f.Layer(Convolutions, IsCausal))),
        new("Q8", "conv1d of channels first gives channels last there",
            f => f.Layer(["Conv1D"], c => Is(c, "dataFormat", "channelsFirst", "channels_first"))),
        new("Q10", "separableConv2d loses depthMultiplier and the bias of channels first there",
            f => f.Layer(["SeparableConv2D"], c => Is(c, "dataFormat", "channelsFirst", "channels_first"))),
        new("Q11", "depthwiseConv2d ignores its dilation there", f => f.Layer(["DepthwiseConv2D"], IsDilated)),
        new("Q9", "gradients of average pooling count the padding there", f => Differentiates(f) && f.Layer(
            ["AveragePooling1D", "AveragePooling2D", "AveragePooling3D"], c => Is(c, "padding", "same"))),
        new("Q9", "gradients of nearest pixels are taken from wrong places there", f => Differentiates(f) && f.Layer(
            ["UpSampling2D", "Resizing"], c => Is(c, "interpolation", "nearest"))),
        new("Q11", "depthwiseConv2d writes its regularizer as its constraint there", f => f.Layer(
            ["DepthwiseConv2D"], c => HasOption(c, "depthwiseConstraint") || HasOption(c, "depthwise_constraint"))),
        new("Q13", "batch normalisation trains while frozen there",
            f => f.Trains && f.Layer(Normalization, c => (bool?)c["trainable"] == false))
            { Undo = Undoing.FrozenNormalization },
        new("Q13", "batch normalisation of five axes, or without scale or center, is refused there",
            f => f.IsError && f.Layer(Normalization)),
        new("Q13", "batch normalisation of another axis takes statistics as those of the last one there",
            f => f.Kind == "layer" && f.Layer(Normalization, c => IsInner(f, c))),
        new("Q14", "masks of elementwise merges get an axis too many and miss the last there",
            f => f.Layer(Merges) && (f.Kind == "computeMask" || Masked(f))),
        new("Q16", "resetAfter is refused there", f => f.IsError && Says(f, "resetAfter", "reset_after")),
        new("Q17", "resizing does not crop to the aspect ratio there", f => f.Kind == "layer" && f.Layer(
            ["Resizing"], c => Facts.Option(c, "cropToAspectRatio") is JsonValue crop && (bool)crop)),
        new("Q17", "resizing loses the batch axis there", f => f.Kind == "symbolic" && f.Layer(
            ["Resizing", "CategoryEncoding", "RandomWidth", "CenterCrop"])),
        new("Q20", "constraints do not act while training there", f => f.Trains && f.AnyOption("Constraint"))
            { Undo = Undoing.Constraints },
        new("Q23", "adadelta's step uses the accumulator of the step before there",
            f => f.Trains && IsOptimizer(f, "Adadelta")) { Undo = Undoing.Optimizer },
        new("Q23", "centered rmsprop subtracts epsilon there", f => f.Trains && IsOptimizer(f, "RMSProp")
            && (bool?)f.Optimizer?["config"]?["centered"] == true) { Undo = Undoing.Optimizer },
        new("Q24", "restoreBestWeights is refused there", f => f.IsError && Says(f, "restoreBestWeights")),
        new("Q28", "arguments of fit and evaluate that are refused there work here",
            f => f.IsError && Says(
                f, "sample weight", "sampleWeight", "steps", "Verbose mode", "batch shuffling", "shuffling")),
    ];

    internal static Quirk[] Of(Golden golden)
    {
        var facts = new Facts(golden);
        return Array.FindAll(Table, quirk => quirk.Applies(facts));
    }

    private static bool IsInner(Facts f, JsonObject config) => Facts.Option(config, "axis") is JsonValue axis
        && (int)axis! >= 0 && f.Record["inputs"]?["shape"] is JsonArray shape && (int)axis! < shape.Count - 1;

    private static bool Differentiates(Facts f) => f.Trains || f.Record["gradients"] is not null;

    private static bool Masked(Facts f) => f.Layer(["Masking"])
        || f.Layer(["Embedding"], c => Facts.Option(c, "maskZero") is JsonValue zero && (bool)zero!);

    private static bool IsOptimizer(Facts f, string name) => (string?)f.Optimizer?["$optimizer"] == name;

    private static bool HasOption(JsonObject config, string ending) => config.Any(pair => pair.Value is not null
        && pair.Key.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsCausal(JsonObject config) => Is(config, "padding", "causal");

    private static bool IsDilated(JsonObject config) => Facts.Option(config, "dilationRate") switch
    {
        JsonArray list => list.Any(n => (double)n! > 1),
        JsonValue one => (double)one! > 1,
        _ => false,
    };

    private static bool Is(JsonObject config, string option, params string[] values) =>
        Facts.Option(config, option) is JsonValue value && values.Contains((string?)value);

    private static bool Says(Facts f, params string[] words) =>
        words.Any(word => f.Error.Contains(word, StringComparison.OrdinalIgnoreCase));
}
