using System.IO.Compression;
using Strata.Data;
using Xunit;

namespace Strata.Core.Tests.Data;

public sealed class FashionMnistTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_the_whole_set_the_shipped_images_are_taken()
    {
        var data = FashionMnist.Load(null, [folder]);
        Assert.StartsWith("the shipped subset, 8,000 + 2,000", data.source);
        Assert.Equal([8000, 28, 28, 1], data.trainXs.shape);
        Assert.Equal([2000], data.testYs.shape);
        Assert.Equal(DType.int32, data.trainYs.dtype);
        float[] pixels = data.testXs.dataSync();
        Assert.Equal((0f, 1f), (pixels.Min(), pixels.Max()));
        Assert.Equal(10, data.trainYs.dataSync<int>().Distinct().Count());
        Assert.Equal("Ankle boot", FashionMnist.classNames[data.trainYs.dataSync<int>()[0]]);
        Assert.Equal(8000, data.train.size);
        var batch = (Example)(await data.train.shuffle(8000, seed: 1).batch(32).take(1).toArray())[0];
        Assert.Equal([32, 28, 28, 1], batch.xs.shape);
        data.dispose();
    }

    [Fact]
    public void The_whole_set_is_taken_where_it_is_found()
    {
        foreach (var (part, count) in new[] { ("train", 3), ("t10k", 2) })
        {
            Write($"{part}-images-idx3-ubyte.gz", [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 28, 0, 0, 0, 28,
                .. Enumerable.Repeat((byte)255, count * 784)]);
            Write($"{part}-labels-idx1-ubyte.gz", [0, 0, 8, 1, 0, 0, 0, (byte)count, .. new byte[count]]);
        }

        var data = FashionMnist.Load(null, ["/nowhere", folder]);
        Assert.Equal($"the whole set, 3 + 2 images from {folder}", data.source);
        Assert.Equal([3, 28, 28, 1], data.trainXs.shape);
        Assert.Equal(1, data.testXs.dataSync().Min());
    }

    [Fact]
    public void A_folder_that_is_named_must_have_it() =>
        Assert.Throws<FileNotFoundException>(() => FashionMnist.Load(folder, []));

    [Theory]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 7 }, "whole IDX file")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 7, 7 }, "received more")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1 }, "begins with 00000803")]
    [InlineData(new byte[] { 0, 0, 8, 1, 127, 255, 255, 255 }, "at most")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, "at most")]
    public void A_damaged_file_is_named(byte[] bytes, string message)
    {
        Write("labels.gz", bytes);
        using var file = File.OpenRead(Path.Combine(folder, "labels.gz"));
        var error = Assert.Throws<FormatException>(() => IdxFile.Read(file, 1, "labels.gz"));
        Assert.StartsWith("labels.gz:", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_file_that_is_not_compressed_is_refused() =>
        Assert.Throws<FormatException>(() => IdxFile.Read(new MemoryStream([1, 2, 3, 4]), 1, "labels.gz"));

    private void Write(string name, byte[] bytes)
    {
        using var file = new GZipStream(File.Create(Path.Combine(folder, name)), CompressionLevel.Fastest);
        file.Write(bytes);
    }
}
