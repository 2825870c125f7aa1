using System.Text;
using Strata.Fuzz.Running;

namespace Strata.Fuzz.Mutations;

/// <summary>Breaks files without looking at what they say.</summary>
internal static class ByteMutations
{
    internal static Mutation[] All { get; } =
    [
        new("flipped bytes of text", c => c.Text = Flipped(c.Text, c.Random)),
        new("flipped bytes of text", c => c.Text = Flipped(c.Text, c.Random)),
        new("text that ends early", c => c.Text = c.Text[..c.Random.Next(c.Text.Length)]),
        new("text twice in it", c => c.Text = Doubled(c.Text, c.Random)),
        new("a key twice", c => c.Text = KeyTwice(c.Text, c.Random)),
        new("brackets without end", c => c.Text = Encoding.UTF8.GetBytes(new string('[', c.Random.Next(1, 100_000)))),
        new("flipped bytes of weights", c => Weights(c, bytes => Flipped(bytes, c.Random))),
        new("weights that end early", c => Weights(c, bytes => bytes[..c.Random.Next(bytes.Length)])),
        new("weights that go on", c => Weights(c, bytes => [.. bytes, .. new byte[c.Random.Next(1, 100_000)]])),
        new("no weight file", c => Weights(c, _ => null)),
        new("a sparse weight file", c => c.SparseFile = true),
    ];

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        for (int i = 0, count = random.Next(1, 6); i < count && flipped.Length > 0; i++)
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static byte[] Doubled(byte[] text, Random random)
    {
        int from = random.Next(text.Length), to = random.Next(from, text.Length), at = random.Next(text.Length);
        return [.. text[..at], .. text[from..to], .. text[at..]];
    }

    private static byte[] KeyTwice(byte[] text, Random random)
    {
        string all = Encoding.UTF8.GetString(text);
        int at = all.IndexOf("\":", random.Next(all.Length), StringComparison.Ordinal);
        int from = at < 0 ? -1 : all.LastIndexOf('"', at - 1);
        return from < 0 ? text : Encoding.UTF8.GetBytes(all[..from] + all[from..(at + 2)] + "0," + all[from..]);
    }

    private static void Weights(FuzzCase c, Func<byte[], byte[]?> change)
    {
        string[] names = [.. c.Files.Weights.Keys.Where(name => c.Files.Weights[name].Length > 0)];
        if (names.Length == 0) return;
        string name = names[c.Random.Next(names.Length)];
        var all = c.Files.Weights.ToDictionary();
        if (change(all[name]) is { } changed) all[name] = changed;
        else all.Remove(name);
        c.Files = c.Files with { Weights = all };
    }
}
