using Strata.Data;
using Xunit;

namespace Strata.Core.Tests.Data;

public sealed class CSVDatasetTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task Cells_are_numbers_where_they_look_like_it_and_text_elsewhere()
    {
        var row = await First("a,b,c,d\r\n1.5,-2e3,x y,\r\n");
        Assert.Equal(1.5, (double)row["a"]);
        Assert.Equal(-2000, (int)row["b"]);
        Assert.Equal("x y", (string)row["c"]);
        Assert.True(row["d"].IsMissing);
        Assert.Equal(["a", "b", "c", "d"], row.Keys);
    }

    [Fact]
    public async Task Quotes_hold_delimiters_and_doubled_quotes()
    {
        var row = await First("a,b\n\"1,\"\"2\"\"\",\"\"\n");
        Assert.Equal("1,\"2\"", (string)row["a"]);
        Assert.True(row["b"].IsMissing);
    }

    [Fact]
    public async Task Labels_stand_apart()
    {
        var row = await First("a,b,label\n1,2,3\n", configs: new() { ["label"] = new(isLabel: true) });
        Assert.Equal([1, 2], row.xs.Values);
        Assert.Equal(3, (int)row.ys["label"]);
    }

    [Fact]
    public async Task Labelled_rows_batch_to_maps_by_column()
    {
        var batches = Dataset("a,label\n1,3\n2,4\n", configs: new() { ["label"] = new(isLabel: true) }).batch(2);
        dynamic batch = (await batches.toArray())[0];
        Assert.Equal([1, 2], ((Tensor)batch.xs["a"]).dataSync());
        Assert.Equal([3, 4], ((Tensor)batch.ys["label"]).dataSync());
    }

    [Fact]
    public async Task Types_and_defaults_come_from_the_configuration()
    {
        var row = await First("a,b,c,d,e\n1.9,TRUE,0,,7\n", configs: new()
        {
            ["a"] = new(dtype: "int32"), ["b"] = new(dtype: "bool"), ["c"] = new(dtype: "bool"),
            ["d"] = new(@default: 4), ["e"] = new(dtype: "string"),
        });
        Assert.Equal([1, 1, 0, 4], new[] { "a", "b", "c", "d" }.Select(name => (double)row[name]));
        Assert.True(row["e"].IsText);
    }

    [Fact]
    public async Task Only_configured_columns_if_so_asked()
    {
        WriteText("a,b\n1,2\n");
        var rows = await new CSVDataset(Url, new(true, null, Configs(new() { ["b"] = new() }), true, ',', false))
            .toArray();
        Assert.Equal(["b"], rows[0].Keys);
    }

    [Fact]
    public async Task Blanks_can_be_the_delimiter()
    {
        WriteText("a b\n1   2\n");
        var rows = await new CSVDataset(Url, new(true, null, Configs(null), false, ',', true)).toArray();
        Assert.Equal([1, 2], rows[0].Values);
    }

    [Fact]
    public async Task Names_may_be_given_in_place_of_a_header()
    {
        WriteText("1,2\n3,4\n");
        var data = new CSVDataset(Url, new(false, ["a", "b"], Configs(null), false, ',', false));
        Assert.Equal(["a", "b"], await data.columnNames());
        Assert.Equal(2, (await data.toArray()).Length);
        Assert.Null(data.size);
    }

    [Theory]
    [InlineData("a,b\n1\n", "line 2: expected 2 cells, received 1")]
    [InlineData("a,a\n1,2\n", "received 'a' 2 times")]
    [InlineData("", "expected a header")]
    [InlineData("a,b\n1,\n", "line 2: expected a value in column 'b'")]
    [InlineData("a,c\n1,2\n", "columnConfigs: expected names of a, c, received 'b'")]
    public async Task What_does_not_fit_is_named(string text, string message)
    {
        var error = await Assert.ThrowsAsync<FormatException>(
            () => First(text, text.Contains(",a") || text == "" ? null : new() { ["b"] = new(required: true) }));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_source_of_another_kind_is_refused()
    {
        Assert.Contains("file://", Assert.Throws<ArgumentException>(
            () => new CSVDataset("iris.csv", new(true, null, Configs(null), false, ',', false))).Message);
    }

    [Fact]
    public async Task A_text_cell_is_no_number()
    {
        var row = await First("a\nhello\n");
        Assert.Contains("received 'hello'", Assert.Throws<InvalidCastException>(() => row.Values).Message);
        Assert.Contains("received 'z'", Assert.Throws<ArgumentException>(() => row["z"]).Message);
        Assert.Throws<InvalidOperationException>(() => row.xs);
    }

    private string Url => "file://" + path;

    private static Dictionary<string, ColumnConfig> Configs(Dictionary<string, ColumnConfig>? configs) => configs ?? [];

    private void WriteText(string text) => File.WriteAllText(path, text);

    private CSVDataset Dataset(string text, Dictionary<string, ColumnConfig>? configs = null)
    {
        WriteText(text);
        return new(Url, new(true, null, Configs(configs), false, ',', false));
    }

    private async Task<CsvRow> First(string text, Dictionary<string, ColumnConfig>? configs = null) =>
        (await Dataset(text, configs).toArray())[0];
}
