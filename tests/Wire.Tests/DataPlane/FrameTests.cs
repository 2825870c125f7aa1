using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Strata.Wire.DataPlane;
using Xunit;

namespace Strata.Wire.Tests.DataPlane;

public sealed class FrameTests
{
    private static readonly FrameHeader s_header = new()
    {
        Kind = FrameKind.NodeSum,
        Flags = FrameFlags.More,
        Run = long.MaxValue - 1,
        Generation = 3,
        Step = 1L << 40,
        Level = 7,
        Bucket = 63,
        NodeStart = 8,
        NodeSize = 4,
        Offset = 5L << 33,
    };

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(16 << 10, 100)]
    [InlineData((16 << 10) + 1, 4096)]
    [InlineData(1_000_003, 60_000)]
    public void A_frame_comes_out_as_it_went_in_however_the_bytes_are_cut(int length, int pieceBytes)
    {
        byte[] payload = Payload(length);
        FrameConnection reading = Reading(Written(s_header, payload), pieceBytes);

        Assert.True(reading.TryReadHeader(out FrameHeader header));
        var read = new byte[header.Length];
        reading.ReadPayload(read);

        Assert.Equal(s_header with { Length = length, Checksum = header.Checksum }, header);
        Assert.Equal(payload, read);
        Assert.False(reading.TryReadHeader(out _));
    }

    [Fact]
    public void A_payload_may_be_read_in_pieces_and_the_rest_left()
    {
        byte[] two = [.. Written(s_header, Payload(1000)), .. Written(s_header with { Step = 9 }, Payload(10))];
        FrameConnection reading = Reading(two);

        Assert.True(reading.TryReadHeader(out _));
        reading.ReadPayload(new byte[400]);
        reading.ReadPayload(new byte[100]);

        Assert.True(reading.TryReadHeader(out FrameHeader second));
        Assert.Equal(9, second.Step);
    }

    [Fact]
    public void A_heartbeat_is_not_shown_to_the_reader()
    {
        byte[] heartbeat = Written(new FrameHeader { Kind = FrameKind.Heartbeat }, []);
        FrameConnection reading = Reading([.. heartbeat, .. heartbeat, .. Written(s_header, [1])]);

        Assert.True(reading.TryReadHeader(out FrameHeader header));
        Assert.Equal(FrameKind.NodeSum, header.Kind);
    }

    [Fact]
    public void Every_flipped_bit_is_found() =>
        Gen.Select(Gen.Int[0, ((64 + 300) * 8) - 1], Gen.Int[1, 200]).Sample(FlippedBitIsFound, iter: 500);

    [Fact]
    public void Every_cut_is_found() => Gen.Int[1, 64 + 300 - 1].Sample(kept =>
    {
        FrameConnection reading = Reading(Written(s_header, Payload(300))[..kept]);

        FrameException error = Assert.Throws<FrameException>(() =>
        {
            reading.TryReadHeader(out FrameHeader header);
            reading.ReadPayload(new byte[header.Length]);
        });

        Assert.Equal(FrameFault.Truncated, error.Fault);
    }, iter: 200);

    [Theory]
    [InlineData(-1)]
    [InlineData((64 << 20) + 1)]
    [InlineData(int.MaxValue)]
    public void A_length_out_of_bounds_is_refused_before_memory_is_taken(int announced)
    {
        var header = new byte[FrameHeader.Size];
        (s_header with { Length = announced }).Write(header);
        FrameConnection reading = Reading(header);
        long before = GC.GetAllocatedBytesForCurrentThread();

        FrameException error = Assert.Throws<FrameException>(() => reading.TryReadHeader(out _));

        Assert.Equal(FrameFault.Length, error.Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,application/xhtml+xml\r\n\r\n", "HTTP")]
    [InlineData("\u0016\u0003\u0001 and so on, as long as a frame's header is, and then some more of it", "TLS")]
    [InlineData("nothing that anybody knows, but it is as long as a frame's header, at the least", "6E6F7468")]
    public void Bytes_that_are_no_frame_are_named(string text, string named)
    {
        FrameConnection reading = Reading(Encoding.Latin1.GetBytes(text));

        FrameException error = Assert.Throws<FrameException>(() => reading.TryReadHeader(out _));

        Assert.Equal(FrameFault.NotStrata, error.Fault);
        Assert.Contains(named, error.Message);
    }

    [Fact]
    public void The_bytes_of_a_header_are_fixed()
    {
        var bytes = new byte[FrameHeader.Size];
        (s_header with { Length = 300, Checksum = 0x01020304 }).Write(bytes);

        Assert.Equal(
            "53545241010010012C01000004030201FEFFFFFFFFFFFF7F00000000000100000300000007003F000800000004000000" +
            "000000000A00000000000000",
            Convert.ToHexString(bytes[..60]));
        Assert.Equal(Crc32C.Of(bytes.AsSpan(0, 60)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(60)));
    }

    // RFC 3720, appendix B.4.
    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
    }

    [Fact]
    public void Sending_and_receiving_floats_allocates_nothing()
    {
        var sum = new float[5000];
        var channel = new NullChannel();
        var sending = new FrameConnection(channel, TimeProvider.System);
        sending.Send(s_header, sum.AsSpan());
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 100; i++)
        {
            sending.Send(s_header, sum.AsSpan());
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void FlippedBitIsFound(int bit, int piece)
    {
        byte[] bytes = Written(s_header, Payload(300));
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        FrameConnection reading = Reading(bytes, piece);

        FrameException error = Assert.Throws<FrameException>(() =>
        {
            reading.TryReadHeader(out FrameHeader header);
            reading.ReadPayload(new byte[header.Length]);
        });

        FrameFault expected = bit switch
        {
            < 4 * 8 => FrameFault.NotStrata,
            < 6 * 8 => FrameFault.Version,
            < 64 * 8 => FrameFault.HeaderChecksum,
            _ => FrameFault.PayloadChecksum,
        };
        Assert.Equal(expected, error.Fault);
    }

    private static byte[] Written(FrameHeader header, byte[] payload)
    {
        var channel = new MemoryChannel([]);
        new FrameConnection(channel, TimeProvider.System).Send(header, payload);
        return [.. channel.Written];
    }

    private static FrameConnection Reading(byte[] bytes, int pieceBytes = int.MaxValue) =>
        new(new MemoryChannel(bytes, pieceBytes), TimeProvider.System);

    private static byte[] Payload(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
}
