using System.Buffers.Binary;
using System.Globalization;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;

namespace Strata.Wire.DataPlane;

/// <summary>
/// Rows of a streamed step in one frame: the length of the step's description (int32, little endian), the description,
/// and the tensors, each with a row per sample.
/// </summary>
public static class StreamedRows
{
    private const int LengthBytes = 4;

    /// <summary>The blob in which a client puts a step's tensors.</summary>
    public static string BlobName(long step) => string.Create(CultureInfo.InvariantCulture, $"rows/{step}");

    /// <summary>The payload with some of a step's rows.</summary>
    /// <param name="step">The step.</param>
    /// <param name="tensors">All of its rows, as <see cref="TensorCodec"/> lays tensors out.</param>
    /// <param name="firstRow">The first row to send.</param>
    /// <param name="rows">How many rows.</param>
    /// <exception cref="FrameException">The tensors have fewer rows.</exception>
    public static byte[] Encode(StreamStep step, ReadOnlyMemory<byte> tensors, int firstRow, int rows)
    {
        byte[] description = WireCodec.Encode(step);
        var pieces = TensorCodec.Encode([.. TensorCodec.Decode(tensors).Select(part => Slice(part, firstRow, rows))]);
        byte[] payload = new byte[LengthBytes + description.Length + pieces.Sum(piece => piece.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(payload, description.Length);
        description.CopyTo(payload, LengthBytes);
        int offset = LengthBytes + description.Length;
        foreach (var piece in pieces)
        {
            piece.CopyTo(payload.AsMemory(offset));
            offset += piece.Length;
        }

        return payload;
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="FrameException">It is no frame of rows.</exception>
    public static (StepDescription Step, IReadOnlyList<TensorPart> Rows) Decode(ReadOnlyMemory<byte> payload)
    {
        int length = payload.Length < LengthBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(payload.Span);
        if (length < 0 || length > payload.Length - LengthBytes)
            throw new FrameException(FrameFault.Content, "A frame of rows has no description of its step.");
        var message = WireCodec.Decode(WireManifests.NameOf(typeof(StreamStep)), payload.Slice(LengthBytes, length));
        return (((StreamStep)message).Description, TensorCodec.Decode(payload[(LengthBytes + length)..]));
    }

    private static TensorPart Slice(TensorPart part, int firstRow, int rows)
    {
        if (part.Shape.Count == 0 || firstRow < 0 || rows < 0 || firstRow + rows > part.Shape[0])
        {
            throw new FrameException(FrameFault.Content, string.Create(CultureInfo.InvariantCulture,
                $"Expected rows {firstRow} to {firstRow + rows} of '{part.Name}', which has shape " +
                $"[{string.Join(",", part.Shape)}]."));
        }

        int bytes = part.Data.Length / Math.Max(1, part.Shape[0]);
        return part with { Shape = [rows, .. part.Shape.Skip(1)],
            Data = part.Data.Slice(firstRow * bytes, rows * bytes) };
    }
}
