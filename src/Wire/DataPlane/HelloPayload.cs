using System.Buffers.Binary;
using System.Text;

namespace Strata.Wire.DataPlane;

/// <summary>
/// The payload of <see cref="FrameKind.Hello"/>, <see cref="FrameKind.Welcome"/> and <see cref="FrameKind.Refused"/>:
/// two numbers and three texts of at most 1024 bytes each, its length in front. It never changes, so that even
/// another version can be told that it is one.
/// </summary>
internal sealed record HelloPayload(byte First, byte Second, string Text, string Version, string Token)
{
    public const int MaxBytes = 2 + (3 * (2 + MaxText));
    private const int MaxText = 1024;

    public byte[] Encode()
    {
        var bytes = new List<byte> { First, Second };
        foreach (string text in new[] { Text, Version, Token })
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            if (utf8.Length > MaxText)
            {
                utf8 = utf8[..MaxText];
            }

            bytes.Add((byte)utf8.Length);
            bytes.Add((byte)(utf8.Length >> 8));
            bytes.AddRange(utf8);
        }

        return [.. bytes];
    }

    public static HelloPayload Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            throw Damaged();
        }

        byte first = bytes[0];
        byte second = bytes[1];
        bytes = bytes[2..];
        return new HelloPayload(first, second, TakeText(ref bytes), TakeText(ref bytes), TakeText(ref bytes));
    }

    private static string TakeText(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            throw Damaged();
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (length > MaxText || length > bytes.Length - 2)
        {
            throw Damaged();
        }

        string text = Encoding.UTF8.GetString(bytes.Slice(2, length));
        bytes = bytes[(2 + length)..];
        return text;
    }

    private static FrameException Damaged() =>
        new(FrameFault.Content, "The first frame of a connection is damaged: its payload ends too early.");
}
