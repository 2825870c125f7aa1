using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Strata.Core.Tests.IO;

/// <summary>Serves the files of a folder over HTTP on a port of the system's choice.</summary>
internal sealed class FolderServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new(TimeSpan.FromSeconds(30));
    private readonly string folder;
    private readonly Task running;

    public FolderServer(string folder)
    {
        this.folder = folder;
        listener.Start();
        running = Serve();
    }

    public string Address => $"http://{listener.LocalEndpoint}/";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        listener.Stop();
        stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await using var stream = client.GetStream();
                await Answer(stream);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var reader = new StreamReader(stream, Encoding.ASCII);
        string request = (await reader.ReadLineAsync(stop.Token))!.Split(' ')[1];
        while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 })
        {
        }

        string file = Path.Combine(folder, request.TrimStart('/').Split('?')[0]);
        byte[] body = File.Exists(file) ? await File.ReadAllBytesAsync(file, stop.Token) : [];
        string status = File.Exists(file) ? "200 OK" : "404 Not Found";
        string head = $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], stop.Token);
    }
}
