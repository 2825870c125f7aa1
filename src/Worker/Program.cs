using Strata.Hosting;
using Strata.Hosting.Settings;
using Strata.Worker;

return await ServiceRunner.RunAsync(ServiceRoles.Worker, args, WorkerService.Compose, Console.Out, Console.Error);
