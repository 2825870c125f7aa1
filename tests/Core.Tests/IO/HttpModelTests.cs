using System.Net;
using Strata.Layers.Basic;
using Xunit;

namespace Strata.Core.Tests.IO;

/// <summary>Models over HTTP, with options of one's own.</summary>
public sealed class HttpModelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("strata-http-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task Weight_files_may_lie_at_another_address_if_the_caller_says_so()
    {
        var model = await SavedAsync();
        Directory.CreateDirectory(Path.Combine(folder, "weights"));
        File.Move(Path.Combine(folder, "weights.bin"), Path.Combine(folder, "weights", "weights.bin"));
        await using var server = new FolderServer(folder);
        string address = server.Address + "model.json";

        await Assert.ThrowsAsync<HttpRequestException>(() => LayersModel.load(address));
        var told = new List<double>();
        var byPrefix = await LayersModel.load(
            address, weightPathPrefix: server.Address + "weights", onProgress: told.Add);
        var byName = await LayersModel.load(
            address, weightUrlConverter: name => Task.FromResult(server.Address + "weights/" + name));

        Assert.Equal(model.weights[0].read().dataSync(), byPrefix.weights[0].read().dataSync());
        Assert.Equal(model.weights[0].read().dataSync(), byName.weights[0].read().dataSync());
        Assert.Equal([0, 1], told);
    }

    [Fact]
    public async Task Requests_go_through_a_client_of_ones_own()
    {
        var model = await SavedAsync();
        using var answers = new FolderAnswers(folder);
        using var client = new HttpClient(answers);
        client.DefaultRequestHeaders.Add("X-Key", "secret");

        var again = await LayersModel.load("https://models.invalid/a/model.json?v=1", httpClient: client);

        Assert.Equal(model.weights[0].read().dataSync(), again.weights[0].read().dataSync());
        Assert.Equal(["/a/model.json?v=1 secret", "/a/weights.bin?v=1 secret"], answers.Asked);
    }

    [Fact]
    public async Task What_a_server_sends_is_read_no_further_than_the_weights_go()
    {
        await SavedAsync();
        using var answers = new FolderAnswers(folder) { IsEndless = true };
        using var client = new HttpClient(answers);
        var error = await Assert.ThrowsAsync<FormatException>(
            () => LayersModel.load("https://models.invalid/model.json", httpClient: client));
        Assert.Contains("at most 32 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_posted_with_all_its_files_and_what_is_not_taken_is_an_error()
    {
        var model = await SavedAsync();
        using var answers = new FolderAnswers(folder);
        using var client = new HttpClient(answers);
        var handler = new Strata.IO.HttpHandler(
            new("https://models.invalid/up"), new() { HttpClient = client }, shardBytes: 20);

        var saved = await model.save(handler);

        Assert.Equal(HttpStatusCode.OK, Assert.Single(saved.responses).StatusCode);
        Assert.Contains("model.json", answers.Posted, StringComparison.Ordinal);
        Assert.Contains("group1-shard2of2.bin", answers.Posted, StringComparison.Ordinal);
        answers.Refuses = true;
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => model.save(handler));
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
    }

    private async Task<Sequential> SavedAsync()
    {
        var model = new Sequential(name: "m").add(new Dense(2, options: new() { inputShape = [3], name = "d" }));
        await model.save(folder);
        return model;
    }
}
