using System.Globalization;

namespace Strata;

/// <summary>
/// One cell of a CSV file: a number, text, or nothing. Converts by a cast: <c>(int)row["species"]</c>.
/// </summary>
public readonly record struct CsvValue
{
    private readonly double number;
    private readonly string? text;

    internal CsvValue(double number) => (this.number, HasNumber) = (number, true);

    internal CsvValue(string text) => this.text = text;

    /// <summary>Whether the cell is empty and its column has no default.</summary>
    public bool IsMissing => !HasNumber && text is null;

    /// <summary>Whether the cell is text.</summary>
    public bool IsText => text is not null;

    private bool HasNumber { get; }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidCastException">The cell is text, or empty.</exception>
    public static explicit operator double(CsvValue value) => value.HasNumber ? value.number
        : throw new InvalidCastException($"csv: expected a number, received {value.Described}.");

    /// <summary>The number, rounded to float32.</summary>
    /// <exception cref="InvalidCastException">The cell is text, or empty.</exception>
    public static explicit operator float(CsvValue value) => (float)(double)value;

    /// <summary>The number without its fraction.</summary>
    /// <exception cref="InvalidCastException">The cell is text, or empty.</exception>
    public static explicit operator int(CsvValue value) => checked((int)(double)value);

    /// <summary>Whether the number is not 0.</summary>
    /// <exception cref="InvalidCastException">The cell is text, or empty.</exception>
    public static explicit operator bool(CsvValue value) => (double)value != 0;

    /// <summary>The cell as text; a number in its shortest form, nothing as "".</summary>
    public static explicit operator string(CsvValue value) => value.ToString();

    /// <inheritdoc/>
    public override string ToString() => text ?? (HasNumber ? number.ToString(CultureInfo.InvariantCulture) : "");

    private string Described => text is null ? "an empty cell" : $"'{text}'";
}
