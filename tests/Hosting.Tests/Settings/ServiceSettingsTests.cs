using Microsoft.Extensions.Configuration;
using Strata.Hosting.Settings;
using Xunit;

namespace Strata.Hosting.Tests.Settings;

public sealed class ServiceSettingsTests
{
    private const string Token = "a token of the tests";

    [Fact]
    public void Everything_binds_to_the_loopback_unless_told_otherwise()
    {
        ServiceSettings settings = Nodes.Settings(ServiceRoles.Coordinator, ("Security:Token", Token));

        Assert.Equal(("127.0.0.1", "127.0.0.1"), (settings.Cluster.BindHost, settings.Cluster.Health.BindHost));
        Assert.Equal("127.0.0.1", settings.Cluster.PublicHost);
    }

    [Fact]
    public void The_command_line_and_the_environment_reach_every_section()
    {
        ServiceSettings settings = ServiceSettings.Read(ServiceRoles.Worker, new ConfigurationBuilder()
            .AddCommandLine(["--Cluster:Seeds:0=coordinator-0.strata:4053", "--Cluster:Akka:AdvertisedPort=99",
                "--Security:Token=" + Token, "--Storage:Journal=memory", "--Training:SilenceLimit=00:00:02",
                "--Process:ParentPipe=true"])
            .Build());

        Assert.Equal(["coordinator-0.strata:4053"], settings.Cluster.Seeds);
        Assert.Equal(99, settings.Cluster.Akka.AdvertisedPort);
        Assert.Equal((Token, "memory"), (settings.Security.Token, settings.Storage.Journal));
        Assert.Equal((TimeSpan.FromSeconds(2), true), (settings.Training.SilenceLimit, settings.Process.ParentPipe));
    }

    [Theory]
    [InlineData("Cluster:Name", "two words")]
    [InlineData("Cluster:BindHost", "localhost")]
    [InlineData("Cluster:AdvertisedHost", "no host/at all")]
    [InlineData("Cluster:Akka:Port", "70000")]
    [InlineData("Cluster:Akka:AdvertisedPort", "0")]
    [InlineData("Cluster:DataPlane:Port", "-1")]
    [InlineData("Cluster:Client:Port", "65536")]
    [InlineData("Cluster:Health:Port", "abc")]
    [InlineData("Cluster:Health:BindHost", "everywhere")]
    [InlineData("Cluster:Seeds:0", "coordinator")]
    [InlineData("Cluster:Seeds:0", "coordinator:0")]
    [InlineData("Security:Token", "short")]
    [InlineData("Security:TokenFile", "/no/such/file")]
    [InlineData("Security:CertificatePath", "/no/such/file.pfx")]
    [InlineData("Storage:Journal", "paper")]
    [InlineData("Storage:MaxBlobBytes", "1")]
    [InlineData("Training:HeartbeatInterval", "1.00:00:00")]
    [InlineData("Training:SilenceLimit", "00:00:00.1")]
    [InlineData("Training:StreamWindowBytes", "-5")]
    [InlineData("Process:ShutdownTimeout", "00:00:00")]
    public void A_wrong_value_is_an_error_that_names_its_path_and_the_value(string path, string value)
    {
        var values = new Dictionary<string, string?> { ["Cluster:Seeds:0"] = "127.0.0.1:4053" };
        if (path != "Security:TokenFile")
        {
            values["Security:Token"] = Token;
        }

        values[path] = value;

        SettingsException error = Assert.Throws<SettingsException>(() => ServiceSettings.Read(
            ServiceRoles.Worker, new ConfigurationBuilder().AddInMemoryCollection(values).Build()));

        Assert.Contains(path, error.Message);
        Assert.True(path == "Security:Token" || error.Message.Contains(value), error.Message);
    }

    [Fact]
    public void A_misspelt_name_is_an_error()
    {
        SettingsException error = Assert.Throws<SettingsException>(() => Nodes.Settings(
            ServiceRoles.Coordinator, ("Security:Token", Token), ("Cluster:Akka:Prot", "1")));

        Assert.Contains("Prot", error.Message);
    }

    [Fact]
    public void All_wrong_values_are_told_at_once()
    {
        SettingsException error = Assert.Throws<SettingsException>(() => Nodes.Settings(
            ServiceRoles.Worker, ("Security:Token", Token), ("Cluster:Akka:Port", "-1"), ("Storage:Journal", "paper")));

        Assert.Equal(3, error.Message.Split('\n').Length);
        Assert.Contains("Cluster:Seeds", error.Message);
    }

    [Fact]
    public void Listening_beyond_the_loopback_needs_TLS_or_a_flag_that_admits_it()
    {
        (string, string?)[] open = [("Security:Token", Token), ("Cluster:BindHost", "0.0.0.0"),
            ("Cluster:AdvertisedHost", "strata.example")];

        SettingsException error = Assert.Throws<SettingsException>(
            () => Nodes.Settings(ServiceRoles.Coordinator, open));
        ServiceSettings admitted = Nodes.Settings(
            ServiceRoles.Coordinator, [.. open, ("Security:AllowPlaintext", "true")]);

        Assert.Contains("Security:CertificatePath", error.Message);
        Assert.Contains("Security:AllowPlaintext", error.Message);
        Assert.Equal("strata.example", admitted.Cluster.PublicHost);
    }

    [Fact]
    public void Binding_every_address_needs_one_that_others_can_dial()
    {
        SettingsException error = Assert.Throws<SettingsException>(() => Nodes.Settings(ServiceRoles.Coordinator,
            ("Security:Token", Token), ("Cluster:BindHost", "0.0.0.0"), ("Security:AllowPlaintext", "true")));

        Assert.Contains("Cluster:AdvertisedHost", error.Message);
    }

    [Fact]
    public void A_process_has_a_name_of_its_own_at_every_start()
    {
        ServiceSettings one = Nodes.Settings(ServiceRoles.Coordinator, ("Security:Token", Token));
        ServiceSettings two = Nodes.Settings(ServiceRoles.Coordinator, ("Security:Token", Token));

        Assert.Equal(one.Cluster.NodeName, two.Cluster.NodeName);
        Assert.NotEqual(one.ProcessId, two.ProcessId);
    }
}
