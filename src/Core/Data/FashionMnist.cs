using System.Runtime.InteropServices;
using Strata.Data;

namespace Strata;

/// <summary>
/// Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): images of clothing in ten classes. Made by
/// <c>tf.datasets.fashionMnist</c>.
/// </summary>
public sealed class FashionMnist : IDisposable
{
    private const int Pixels = 28 * 28;
    private const int ShippedTraining = 8_000;

    private FashionMnist(string source, (byte[] Pixels, byte[] Labels) learn, (byte[] Pixels, byte[] Labels) check)
    {
        this.source = source;
        (trainXs, trainYs) = Tensors(learn.Pixels, learn.Labels);
        (testXs, testYs) = Tensors(check.Pixels, check.Labels);
        train = Datasets.OfRows(new Example(trainXs, trainYs));
        test = Datasets.OfRows(new Example(testXs, testYs));
    }

    /// <summary>The names of the ten classes, by label.</summary>
    public static IReadOnlyList<string> classNames { get; } =
    [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ];

    /// <summary>Which images these are, and where they were found.</summary>
    public string source { get; }

    /// <summary>The images to learn from, [n, 28, 28, 1], float32 from 0 (background) to 1.</summary>
    public Tensor trainXs { get; }

    /// <summary>Their labels, [n], int32 from 0 to 9.</summary>
    public Tensor trainYs { get; }

    /// <summary>The images to test on, [n, 28, 28, 1], float32 from 0 (background) to 1.</summary>
    public Tensor testXs { get; }

    /// <summary>Their labels, [n], int32 from 0 to 9.</summary>
    public Tensor testYs { get; }

    /// <summary>
    /// The examples to learn from: xs [28, 28, 1] and ys a scalar. Batching gathers whole batches at once.
    /// </summary>
    public Dataset<Example> train { get; }

    /// <summary>The examples to test on: xs [28, 28, 1] and ys a scalar.</summary>
    public Dataset<Example> test { get; }

    /// <summary>Returns the memory of the tensors.</summary>
    public void dispose()
    {
        foreach (var tensor in new[] { trainXs, trainYs, testXs, testYs }) tensor.dispose();
    }

    /// <inheritdoc/>
    void IDisposable.Dispose() => dispose();

    /// <param name="folder">A folder that must have the whole set; null looks where it may be.</param>
    /// <param name="folders">Where it may be; where none has it, the images that are shipped are taken.</param>
    internal static FashionMnist Load(string? folder, string[] folders)
    {
        if (folder is not null && !FashionMnistFiles.IsWhole(folder))
            throw new FileNotFoundException(
                $"folder: expected the four files of Fashion-MNIST in {folder}, found not all.");
        folder ??= folders.FirstOrDefault(FashionMnistFiles.IsWhole);
        return folder is null ? Shipped() : Whole(folder);
    }

    private static FashionMnist Whole(string folder)
    {
        var learn = FashionMnistFiles.Read(folder, "train");
        var check = FashionMnistFiles.Read(folder, "t10k");
        return new(
            $"the whole set, {learn.Labels.Length:N0} + {check.Labels.Length:N0} images from {folder}", learn, check);
    }

    private static FashionMnist Shipped()
    {
        var (pixels, labels) = FashionMnistFiles.ReadEmbedded();
        int first = ShippedTraining;
        return new(
            $"the shipped subset, {first:N0} + {labels.Length - first:N0} of the test images; " +
                "install Debian's package dataset-fashion-mnist for the whole set",
            (pixels[..(first * Pixels)], labels[..first]), (pixels[(first * Pixels)..], labels[first..]));
    }

    private static (Tensor Xs, Tensor Ys) Tensors(byte[] pixels, byte[] labels)
    {
        var xs = Engine.Allocate(new([labels.Length, 28, 28, 1], DType.float32));
        float[] shades = [.. Enumerable.Range(0, 256).Select(shade => shade / 255f)];
        float[] image = new float[Pixels];
        for (int row = 0; row < labels.Length; row++)
        {
            for (int i = 0; i < Pixels; i++) image[i] = shades[pixels[(row * Pixels) + i]];
            Engine.Backend.Write(
                xs.Storage.Buffer, (long)row * Pixels * sizeof(float), MemoryMarshal.AsBytes<float>(image));
        }

        int[] classes = Array.ConvertAll(labels, label => (int)label);
        return (xs, Engine.FromHost(MemoryMarshal.AsBytes<int>(classes), new([labels.Length], DType.int32)));
    }
}
