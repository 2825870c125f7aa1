using Strata.IO;

namespace Strata;

/// <summary>Where models are saved to and loaded from: <c>tf.io</c>.</summary>
public sealed class IOFunctions
{
    internal IOFunctions()
    {
    }

    /// <summary>
    /// A model that is in memory, for <see cref="tf.loadLayersModel(IOHandler, bool, CancellationToken)"/>.
    /// </summary>
    public IOHandler fromMemory(ModelArtifacts modelArtifacts) => new MemoryHandler(modelArtifacts);

    /// <summary>
    /// Hands what is saved to a function, for <see cref="LayersModel.save(IOHandler, bool, bool, CancellationToken)"/>.
    /// </summary>
    public IOHandler withSaveHandler(Func<ModelArtifacts, Task<SaveResult>> saveHandler) =>
        new SaveFunctionHandler(saveHandler);

    /// <summary>A folder with model.json and weights.bin.</summary>
    public IOHandler fileSystem(string path) => new FileSystemHandler(path);

    /// <summary>An address: read by GET, saved by a multipart POST.</summary>
    public IOHandler http(string path) => new HttpHandler(new(path));

    /// <summary>Tensors as the bytes of a weights file, and their descriptions.</summary>
    public (byte[] data, WeightSpec[] specs) encodeWeights(IReadOnlyList<NamedTensor> tensors, string? group = null) =>
        WeightCodec.Encode(tensors, group);

    /// <summary>The tensors in the bytes of a weights file.</summary>
    /// <exception cref="FormatException">The bytes are fewer or more than described, or a description does not
    /// hold.</exception>
    public IReadOnlyList<NamedTensor> decodeWeights(ReadOnlyMemory<byte> weightData, IReadOnlyList<WeightSpec> specs) =>
        WeightCodec.Decode([weightData], specs);
}
