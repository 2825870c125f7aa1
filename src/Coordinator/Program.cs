using Strata.Coordinator;
using Strata.Hosting;
using Strata.Hosting.Settings;

return await ServiceRunner.RunAsync(
    ServiceRoles.Coordinator, args, CoordinatorService.Compose, Console.Out, Console.Error);
