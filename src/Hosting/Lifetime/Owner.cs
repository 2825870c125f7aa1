using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Strata.Hosting.Lifetime;

/// <summary>Makes a part of a service when the service starts and disposes it when the service stops.</summary>
internal sealed class Owner<T>(IServiceProvider services) : IHostedService
    where T : class, IDisposable
{
    private T? _owned;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _owned = services.GetRequiredService<T>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _owned?.Dispose();
        return Task.CompletedTask;
    }
}
