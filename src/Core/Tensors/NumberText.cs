using System.Globalization;

namespace Strata.Tensors;

/// <summary>Numbers as JavaScript prints them.</summary>
internal static class NumberText
{
    /// <summary>The shortest text that reads back as the number; with an exponent from 1e21 and below 1e-6.</summary>
    internal static string Of(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
        if (value == 0) return "0";
        string sign = value < 0 ? "-" : "";
        var (digits, exponent) = Shortest(Math.Abs(value));
        if (exponent is < -6 or > 20) return sign + Scientific(digits, exponent);
        if (exponent < 0) return sign + "0." + new string('0', -exponent - 1) + digits;
        return sign + (digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0')
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..]);
    }

    /// <summary>As <see cref="Of"/>, of the number rounded to seven decimals.</summary>
    internal static string Rounded(double value)
    {
        bool hasDecimals = Math.Abs(value) < 1e21 && double.IsFinite(value);
        return Of(hasDecimals
            ? double.Parse(value.ToString("F7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value);
    }

    // The significant digits d₀d₁d₂… and the exponent of d₀.d₁d₂….
    private static (string Digits, int Exponent) Shortest(double value)
    {
        string[] parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        int power = parts.Length == 1 ? 0
            : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = parts[0].IndexOf('.');
        int whole = point < 0 ? parts[0].Length : point;
        string digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        int leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), whole - 1 - leading + power);
    }

    private static string Scientific(string digits, int exponent)
    {
        string mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return FormattableString.Invariant($"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }
}
