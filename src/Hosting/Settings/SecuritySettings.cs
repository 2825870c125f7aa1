using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Strata.Hosting.Settings;

/// <summary>Who may talk to whom: section <c>Security</c>.</summary>
public sealed class SecuritySettings
{
    /// <summary>
    /// The secret that every process of the cluster and every client must know; at least 16 characters. If it is
    /// empty, <see cref="TokenFile"/> has it.
    /// </summary>
    public string Token { get; set; } = "";

    /// <summary>
    /// The file with the token. By default a file of this user alone, made with a random token by the first service
    /// that needs it; a file that is named here must exist.
    /// </summary>
    public string? TokenFile { get; set; }

    /// <summary>The PFX file with the cluster's certificate and its private key; null for no TLS.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The file with the password of the PFX file; null if it has none.</summary>
    public string? CertificatePasswordFile { get; set; }

    /// <summary>
    /// Allows to listen beyond the loopback without TLS, by default no. For networks that encrypt by themselves, such
    /// as WireGuard or a service mesh.
    /// </summary>
    public bool AllowPlaintext { get; set; }

    /// <summary>The certificate, once the settings are read; null for no TLS.</summary>
    public X509Certificate2? Certificate { get; private set; }

    internal void Validate(ClusterSettings cluster, SettingsErrors errors)
    {
        errors.Check(Token.Length is 0 or >= 16, "Security:Token", "at least 16 characters",
            $"{Token.Length} characters");
        errors.Check(CertificatePath is not null || cluster.IsLoopback || AllowPlaintext, "Security:CertificatePath",
            $"a certificate for TLS, because Cluster:BindHost is {cluster.BindHost} and not the loopback (or " +
            "Security:AllowPlaintext=true, if the network encrypts by itself)", "none");
        LoadCertificate(errors);
        ReadToken(errors);
    }

    private void LoadCertificate(SettingsErrors errors)
    {
        if (CertificatePath is null)
        {
            return;
        }

        try
        {
            string? password = CertificatePasswordFile is { } file ? File.ReadAllText(file).Trim() : null;
            Certificate = X509CertificateLoader.LoadPkcs12FromFile(CertificatePath, password);
            errors.Check(Certificate.HasPrivateKey, "Security:CertificatePath", "a PFX file with a private key",
                CertificatePath);
        }
        catch (Exception error) when (error is IOException or CryptographicException or UnauthorizedAccessException)
        {
            errors.Add($"Security:CertificatePath: cannot read {CertificatePath}: {error.Message}");
        }
    }

    private void ReadToken(SettingsErrors errors)
    {
        if (Token.Length > 0)
        {
            return;
        }

        string path = TokenFile ?? Settings.TokenFile.DefaultPath;
        try
        {
            Token = TokenFile is null ? Settings.TokenFile.ReadOrCreate(path) : File.ReadAllText(path).Trim();
            errors.Check(Token.Length >= 16, "Security:TokenFile", "a token of at least 16 characters in " + path,
                $"{Token.Length} characters");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            errors.Add($"Security:TokenFile: cannot read {path}: {error.Message}");
        }
    }
}
