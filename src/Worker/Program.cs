using Strata.Kernels.Cpu;
using Strata.Hosting;
using Strata.Hosting.Settings;
using Strata.Worker;

return await ServiceRunner.RunAsync(ServiceRoles.Worker, args, settings =>
    WorkerService.Compose(settings, new CpuBackend()), Console.Out, Console.Error);
