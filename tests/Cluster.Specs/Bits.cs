using System.Globalization;
using System.Security.Cryptography;

namespace Strata.Cluster.Specs;

/// <summary>All that a training leaves behind, to the bit.</summary>
/// <param name="Weights">SHA-256 of all weights.</param>
/// <param name="Optimizer">SHA-256 of the optimizer's state.</param>
/// <param name="History">Each number of each epoch, with all its digits.</param>
internal sealed record Bits(string Weights, string Optimizer, string History)
{
    internal static Bits Of(LayersModel model, History history) => new(
        WeightsOf(model),
        Hash(model.optimizer.getWeights().Select(weight => weight.tensor)),
        string.Join("; ", history.history.Select(log => $"{log.Key} {string.Join(" ", log.Value.Select(Exact))}")));

    internal static string WeightsOf(LayersModel model) => Hash(model.getWeights());

    private static string Hash(IEnumerable<Tensor> tensors) =>
        Convert.ToHexStringLower(SHA256.HashData([.. tensors.SelectMany(tensor => tensor.bytesSync())]));

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
