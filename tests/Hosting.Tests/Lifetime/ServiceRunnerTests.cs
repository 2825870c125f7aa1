using System.Net;
using System.Net.Sockets;
using Strata.Hosting.Lifetime;
using Strata.Hosting.Settings;
using Strata.Wire.Serialization;
using Xunit;

namespace Strata.Hosting.Tests.Lifetime;

public sealed class ServiceRunnerTests
{
    [Fact]
    public async Task Wrong_settings_end_the_process_with_78_and_one_line_each()
    {
        (int code, string errors) = await RunAsync("--Cluster:Akka:Port=-1", "--Storage:Journal=paper");

        Assert.Equal(78, code);
        Assert.Equal(2, errors.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Akkas_port_in_use_is_an_error_that_names_port_and_setting()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        (int code, string errors) = await RunAsync($"--Cluster:Akka:Port={port}", "--Storage:Journal=memory");

        Assert.Equal(78, code);
        Assert.Contains($"Cluster:Akka:Port: 127.0.0.1:{port} is in use", errors);
    }

    [Fact]
    public async Task A_service_that_cannot_start_ends_with_1_and_the_reason()
    {
        using var errors = new StringWriter();

        int code = await ServiceRunner.RunAsync(
            ServiceRoles.Coordinator,
            ["--Security:Token=a token of the tests"],
            _ => throw new InvalidOperationException("there is no device"),
            TextWriter.Null,
            errors).WaitAsync(Nodes.Deadline);

        Assert.Equal(1, code);
        Assert.Contains("there is no device", errors.ToString());
    }

    [Fact]
    public void An_announcement_is_read_as_it_was_written()
    {
        Assert.Null(Announcement.Parse("2026 info: something else"));
        Assert.Equal("4053", Announcement.Parse(Announcement.Prefix + "{\"akka\":\"4053\"}")!["akka"]);
    }

    private static async Task<(int Code, string Errors)> RunAsync(params string[] args)
    {
        using var errors = new StringWriter();
        int code = await ServiceRunner.RunAsync(
            ServiceRoles.Coordinator,
            ["--Security:Token=a token of the tests", .. args],
            settings => new ServiceBuilder(settings, WireSerialization.Config),
            TextWriter.Null,
            errors).WaitAsync(Nodes.Deadline);
        return (code, errors.ToString());
    }
}
