using System.Globalization;

namespace Strata.Wire.DataPlane;

/// <summary>The names under which a run's bytes lie in the coordinator's data plane.</summary>
public static class RunBlobs
{
    /// <summary>The program.</summary>
    public const string Plan = "plan";

    /// <summary>The state before step 0.</summary>
    public const string State = "state";

    private const string TrainPrefix = "train/";
    private const string ValidatePrefix = "validate/";

    /// <summary>An input of training steps.</summary>
    public static string Train(int input) => TrainPrefix + input.ToString(CultureInfo.InvariantCulture);

    /// <summary>An input of validation steps.</summary>
    public static string Validate(int input) => ValidatePrefix + input.ToString(CultureInfo.InvariantCulture);

    /// <summary>Rows of a step's outputs: those of one leaf.</summary>
    public static string Output(long step, int leaf) =>
        string.Create(CultureInfo.InvariantCulture, $"out/{step}/{leaf}");

    /// <summary>Whether a name is that of an input of training steps.</summary>
    public static bool IsTrain(string name) => name.StartsWith(TrainPrefix, StringComparison.Ordinal);

    /// <summary>Whether a name is that of an input of validation steps.</summary>
    public static bool IsValidate(string name) => name.StartsWith(ValidatePrefix, StringComparison.Ordinal);
}
