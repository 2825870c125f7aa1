using Strata.Hosting;
using Strata.Hosting.Settings;
using Strata.Worker;
using Strata.Worker.Compute;

return await ServiceRunner.RunAsync(ServiceRoles.Worker, args, settings =>
    WorkerService.Compose(settings, Devices.Open(settings.Compute)), Console.Out, Console.Error);
