using Strata.Data;

namespace Strata;

/// <summary>What hangs off <c>tf.datasets</c>.</summary>
public sealed class DatasetCollection
{
    internal DatasetCollection()
    {
    }

    /// <summary>
    /// Fashion-MNIST: the whole set, 60,000 images and 10,000 to test on, where Debian's package
    /// <c>dataset-fashion-mnist</c>, <c>strata/datasets/fashion-mnist</c> in the folder of local application data, or
    /// Keras's cache has it; else the test images that are shipped, 8,000 and 2,000. Nothing is downloaded.
    /// </summary>
    /// <param name="folder">A folder that has the four files of the whole set, in place of those.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="FileNotFoundException">The folder lacks a file.</exception>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public Task<FashionMnist> fashionMnist(string? folder = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => FashionMnist.Load(folder, FashionMnistFiles.Folders), cancellationToken);
}
