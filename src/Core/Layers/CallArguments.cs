using System.Text.Json.Nodes;

namespace Strata;

/// <summary>What a layer must know when it is called, beside its inputs.</summary>
public sealed class CallArguments
{
    private readonly List<Tensor>? activityLosses;

    /// <summary>The arguments of a call.</summary>
    /// <param name="training">Whether the call is part of a training step.</param>
    /// <param name="masks">For each input its mask, or null.</param>
    public CallArguments(bool training = false, Tensor?[]? masks = null)
        : this(training, masks, null)
    {
    }

    internal CallArguments(
        bool training, Tensor?[]? masks, List<Tensor>? activityLosses, JsonObject? kwargs = null)
    {
        this.training = (bool?)kwargs?[nameof(training)] ?? training;
        this.masks = masks ?? [];
        this.activityLosses = activityLosses;
        Kwargs = kwargs;
    }

    /// <summary>Whether the call is part of a training step.</summary>
    public bool training { get; }

    /// <summary>For each input its mask, or null; empty if there are none.</summary>
    public IReadOnlyList<Tensor?> masks { get; }

    /// <summary>The mask of the first input, or null.</summary>
    public Tensor? mask => masks.Count > 0 ? masks[0] : null;

    /// <summary>What else one layer was called with, by TensorFlow.js's names.</summary>
    internal JsonObject? Kwargs { get; }

    internal CallArguments With(Tensor?[]? masksOfInputs, JsonObject? kwargs = null) =>
        new(training, masksOfInputs, activityLosses, kwargs);

    internal void AddActivityLoss(Tensor loss) => activityLosses?.Add(loss);
}
