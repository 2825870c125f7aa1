using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Strata.Hosting.Health;
using Strata.Hosting.Settings;
using Xunit;

namespace Strata.Hosting.Tests.Health;

public sealed class HealthServerTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly Nodes _nodes = new();
    private readonly HttpClient _http = new();

    [Fact]
    public async Task A_node_that_has_joined_is_live_and_ready()
    {
        IHost host = await _nodes.StartAsync(_nodes.Coordinator());
        await Nodes.UpAsync(host);

        Assert.Equal((HttpStatusCode.OK, "{\"status\":\"ok\",\"waitingFor\":{}}"), await GetAsync(host, "live"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "ready")).Status);
    }

    [Fact]
    public async Task A_worker_without_a_coordinator_is_live_and_says_whom_it_waits_for()
    {
        IHost host = await _nodes.StartAsync(Nodes.Settings(ServiceRoles.Worker,
            ("Security:Token", "a token of the tests"), ("Cluster:Seeds:0", "127.0.0.1:1")));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "live")).Status);
        (HttpStatusCode status, string body) = await GetAsync(host, "ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("127.0.0.1:1", body);
    }

    [Fact]
    public async Task What_a_service_adds_is_waited_for_too()
    {
        string? obstacle = "the data plane is not open";
        IHost host = await _nodes.StartAsync(
            _nodes.Coordinator(), service => service.ReadyWhen("dataPlane", _ => obstacle));
        await Nodes.UpAsync(host);

        (HttpStatusCode status, string body) = await GetAsync(host, "ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("\"dataPlane\":\"the data plane is not open\"", body);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "live")).Status);

        obstacle = null;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "ready")).Status);
    }

    [Fact]
    public async Task Nothing_else_is_answered()
    {
        IHost host = await _nodes.StartAsync(_nodes.Coordinator());

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(host, "")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(host, "../etc/passwd")).Status);
    }

    [Fact]
    public async Task A_port_in_use_is_an_error_that_names_port_and_setting()
    {
        IHost first = await _nodes.StartAsync(_nodes.Coordinator());
        int port = first.Services.GetRequiredService<HealthServer>().Port;
        ServiceSettings same = _nodes.Coordinator(("Cluster:Health:Port", $"{port}"));
        using IHost second = new ServiceBuilder(same, Wire.Serialization.WireSerialization.Config).Build();

        SettingsException error = await Assert.ThrowsAsync<SettingsException>(() => second.StartAsync());

        Assert.Contains($"Cluster:Health:Port: 127.0.0.1:{port} is in use", error.Message);
        await second.StopAsync();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _nodes.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(IHost host, string probe)
    {
        int port = host.Services.GetRequiredService<HealthServer>().Port;
        using HttpResponseMessage response = await _http.GetAsync(
            new Uri($"http://127.0.0.1:{port}/health/{probe}")).WaitAsync(Nodes.Deadline);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
