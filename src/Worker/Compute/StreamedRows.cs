using System.Buffers.Binary;
using Strata.Wire.DataPlane;
using Strata.Wire.Messages;
using Strata.Wire.Serialization;
using Strata.Worker.Domain;

namespace Strata.Worker.Compute;

/// <summary>Reads a frame of rows: the length of the step's description (int32), the description, the tensors.</summary>
internal static class StreamedRows
{
    /// <summary>Gives the rows to their run; a frame that is not what it should be is refused.</summary>
    /// <exception cref="FrameException">It is no frame of rows.</exception>
    internal static void Deliver(RunCompute? run, in FrameHeader header, ReadOnlyMemory<byte> payload)
    {
        if (run is null) return;
        int length = payload.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(payload.Span);
        if (length < 0 || length > payload.Length - 4)
            throw new FrameException(FrameFault.Content, "A frame of rows has no description of its step.");
        var message = WireCodec.Decode(WireManifests.NameOf(typeof(StreamStep)), payload.Slice(4, length));
        var rows = TensorCodec.Decode(payload[(4 + length)..]);
        run.RowsArrived(header.Generation, Steps.InfoOf(((StreamStep)message).Description), rows);
    }
}
