namespace Strata.Ops.Linear;

/// <summary>
/// An equation like "abc,cd->abd", a letter for each axis. "..." stands for the axes that the letters leave; here they
/// have digits, the last axis the last digit, so that operands with fewer of them share those behind.
/// </summary>
internal sealed class EinsumEquation
{
    private const string Elided = "01234567";

    private EinsumEquation(string[] operands, string output) => (Operands, Output) = (operands, output);

    /// <summary>The letters of each operand's axes.</summary>
    internal string[] Operands { get; }

    /// <summary>The letters of the result's axes.</summary>
    internal string Output { get; }

    /// <summary>Reads an equation for operands of these numbers of axes.</summary>
    /// <exception cref="ArgumentException">It is malformed, or for another number of operands.</exception>
    /// <exception cref="ShapeException">An operand has another number of axes than letters.</exception>
    internal static EinsumEquation Of(string equation, int[] ranks)
    {
        string[] sides = equation.Replace(" ", "", StringComparison.Ordinal).Split("->");
        if (sides.Length != 2) throw Malformed(equation, "one arrow, as in ab,bc->ac");
        string[] operands = sides[0].Split(',');
        foreach (string part in operands.Append(sides[1]))
        {
            int dots = part.IndexOf("...", StringComparison.Ordinal);
            if (!(dots < 0 ? part : part.Remove(dots, 3)).All(char.IsAsciiLetter))
                throw Malformed(equation, "letters and at most one ... for each operand and the result");
        }

        if (operands.Length != ranks.Length || operands.Length > 2)
        {
            throw Malformed(equation, $"one part for each operand, of which there are {ranks.Length}, at most two, " +
                "separated by a comma");
        }

        int most = 0;
        for (int i = 0; i < operands.Length; i++)
        {
            int elided = ElidedAxes(equation, operands[i], ranks[i]);
            most = Math.Max(most, elided);
            operands[i] = operands[i].Replace("...", Elided[^elided..], StringComparison.Ordinal);
        }

        string output = sides[1].Replace("...", Elided[^most..], StringComparison.Ordinal);
        var read = new EinsumEquation(operands, output);
        read.Check(equation);
        return read;
    }

    /// <summary>Whether an axis is one of those that "..." stands for.</summary>
    internal static bool IsElided(char letter) => char.IsAsciiDigit(letter);

    private static int ElidedAxes(string equation, string operand, int rank)
    {
        int letters = operand.Count(char.IsAsciiLetter);
        bool elides = operand.Contains("...", StringComparison.Ordinal);
        return letters == rank || (elides && letters < rank) ? rank - letters : throw new ShapeException(
            $"einsum: '{equation}': expected an operand of {letters} axes{(elides ? " or more" : "")} for " +
            $"'{operand}', received one of {rank}.");
    }

    private void Check(string equation)
    {
        foreach (string part in Operands.Append(Output))
        {
            if (part.Distinct().Count() != part.Length)
                throw Malformed(equation, $"each letter once for an operand and once for the result, not '{part}'");
        }

        foreach (char letter in Output)
        {
            if (!Operands.Any(o => o.Contains(letter, StringComparison.Ordinal)))
                throw Malformed(equation, $"only letters of operands in the result, not '{letter}'");
        }
    }

    private static ArgumentException Malformed(string equation, string expected) =>
        new($"einsum: equation: expected {expected}, received '{equation}'.");
}
