namespace Strata.Wire.DataPlane;

/// <summary>What a frame of the data plane carries. The numbers are part of the protocol and never change.</summary>
public enum FrameKind : byte
{
    /// <summary>No frame; refused on reading.</summary>
    None = 0,

    /// <summary>The first frame of who dialed: role, name, version and token.</summary>
    Hello = 1,

    /// <summary>The answer to a <see cref="Hello"/> that was accepted.</summary>
    Welcome = 2,

    /// <summary>The answer to a <see cref="Hello"/> that was refused, with the reason.</summary>
    Refused = 3,

    /// <summary>Sent every 250 ms in both directions; carries nothing.</summary>
    Heartbeat = 4,

    /// <summary>The last frame of a connection that is closed on purpose.</summary>
    Goodbye = 5,

    /// <summary>A control message: manifest and MessagePack body.</summary>
    Message = 6,

    /// <summary>The sum over one node of leaves, of one bucket of one level: float32.</summary>
    NodeSum = 16,

    /// <summary>The total over all leaves, of one bucket of one level: float32.</summary>
    Total = 17,

    /// <summary>Asks who holds them for the totals of a step.</summary>
    TotalRequest = 18,

    /// <summary>Rows of a step's global batch: tensors.</summary>
    Rows = 19,

    /// <summary>Asks for the rows of a step.</summary>
    RowsRequest = 20,

    /// <summary>Announces a blob that the sender puts: name, length and hash; chunks follow.</summary>
    BlobPut = 32,

    /// <summary>Asks for a blob by run and name.</summary>
    BlobGet = 33,

    /// <summary>Announces a blob that was asked for: length and hash; chunks follow.</summary>
    BlobHead = 34,

    /// <summary>A part of a blob, at the header's offset.</summary>
    BlobChunk = 35,

    /// <summary>The answer to a put that was complete and whose hash was right.</summary>
    BlobStored = 36,

    /// <summary>The answer to a get or put that cannot be served, with the reason.</summary>
    BlobRefused = 37,
}
