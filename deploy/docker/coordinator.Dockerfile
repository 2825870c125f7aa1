# Build from the repository's root: docker build -f deploy/docker/coordinator.Dockerfile -t strata-coordinator:0.1.0 .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY . .
RUN dotnet restore src/Coordinator/Strata.Coordinator.csproj --locked-mode -p:PublishReadyToRun=true \
    && dotnet publish src/Coordinator/Strata.Coordinator.csproj --no-restore -c Release -o /app \
        -a ${TARGETARCH:-amd64} --no-self-contained -p:PublishReadyToRun=true

# No shell, no package manager, not root.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
USER 1654
ENTRYPOINT ["dotnet", "Strata.Coordinator.dll"]
