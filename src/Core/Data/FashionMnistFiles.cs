namespace Strata.Data;

/// <summary>Where Fashion-MNIST is found, and its images and labels as they are in the files.</summary>
internal static class FashionMnistFiles
{
    private const string Images = "-images-idx3-ubyte.gz";
    private const string Labels = "-labels-idx1-ubyte.gz";
    private const int Side = 28;

    /// <summary>The folders that may have the whole set, the first of which wins.</summary>
    internal static string[] Folders =>
    [
        "/usr/share/datasets/fashion-mnist",
        Path.Combine(Home(Environment.SpecialFolder.LocalApplicationData), "strata", "datasets", "fashion-mnist"),
        Path.Combine(Home(Environment.SpecialFolder.UserProfile), ".keras", "datasets", "fashion-mnist"),
    ];

    internal static bool IsWhole(string folder) => HasPart(folder, "train") && HasPart(folder, "t10k");

    /// <summary>One part, train or t10k, from a folder.</summary>
    internal static (byte[] Pixels, byte[] Labels) Read(string folder, string part) =>
        Read(name => File.OpenRead(Path.Combine(folder, name)), part);

    /// <summary>The 10,000 test images that are in this assembly.</summary>
    internal static (byte[] Pixels, byte[] Labels) ReadEmbedded() =>
        Read(name => typeof(FashionMnistFiles).Assembly.GetManifestResourceStream("FashionMnist/" + name)!, "t10k");

    private static (byte[] Pixels, byte[] Labels) Read(Func<string, Stream> open, string part)
    {
        using var images = open(part + Images);
        using var labels = open(part + Labels);
        var pixels = IdxFile.Read(images, 3, part + Images);
        var classes = IdxFile.Read(labels, 1, part + Labels);
        if (pixels.Lengths[1] != Side || pixels.Lengths[2] != Side || pixels.Lengths[0] != classes.Lengths[0])
        {
            throw new FormatException(
                $"{part}: expected as many images of {Side} × {Side} as labels, received images " +
                $"[{string.Join(",", pixels.Lengths)}] and {classes.Lengths[0]} labels.");
        }

        return (pixels.Elements, classes.Elements);
    }

    private static bool HasPart(string folder, string part) =>
        File.Exists(Path.Combine(folder, part + Images)) && File.Exists(Path.Combine(folder, part + Labels));

    private static string Home(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder);
}
