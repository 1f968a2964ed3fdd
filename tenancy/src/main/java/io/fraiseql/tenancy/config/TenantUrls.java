package io.fraiseql.tenancy.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the URLs of tenants' own databases may say. They come from a table, and whoever can write to it must be able
 * neither to send the credentials of this process to a host of their own, nor to have them sent in the clear, nor to
 * point the driver at files. Immutable.
 */
public final class TenantUrls {
    /** No files: those that connections need are named once, in {@code database.url}. */
    private static final Set<String> ALLOWED = Set.of(
            "sslmode",
            "sslNegotiation",
            "channelBinding",
            "connectTimeout",
            "tcpKeepAlive",
            "ApplicationName",
            "application_name",
            "targetServerType");

    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final Pattern HOST =
            Pattern.compile("(?:\\*\\.)?[A-Za-z0-9._-]+(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]+](?::\\d{1,5})?");

    private final ConnectionUrl base;
    private final List<ConnectionUrl> servers;
    private final Set<String> hosts;

    private TenantUrls(ConnectionUrl base, List<ConnectionUrl> servers, Set<String> hosts) {
        this.base = base;
        this.servers = servers;
        this.hosts = hosts;
    }

    /**
     * Rules beside one URL that is trusted.
     *
     * @throws IllegalArgumentException as {@link #of(ConnectionUrl, Collection, Collection)}
     */
    public static TenantUrls of(ConnectionUrl base, Collection<String> hosts) {
        return of(base, List.of(), hosts);
    }

    /**
     * Rules beside URLs that are trusted. What a tenant's URL leaves out is that of the one to the same server, or else
     * of the first: role, password, certificates, and the least {@code sslmode}.
     *
     * @param base the first of them
     * @param servers further ones
     * @param hosts where tenants' databases may be, each a name, a name with {@code :port}, or {@code *.domain} for all
     *     below it
     * @throws IllegalArgumentException for anything else among the hosts
     */
    public static TenantUrls of(ConnectionUrl base, Collection<ConnectionUrl> servers, Collection<String> hosts) {
        Objects.requireNonNull(base, "base is null");
        return new TenantUrls(
                base,
                List.copyOf(servers),
                hosts.stream().map(TenantUrls::host).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * One entry of the list of hosts, in lower case.
     *
     * @throws IllegalArgumentException when it is none
     */
    static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no host; write host, host:port or *.domain");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a tenant's URL, completed by the trusted one.
     *
     * @throws IllegalArgumentException with the reason, which shows no password, when it is not allowed
     */
    public ConnectionUrl read(String text) {
        ConnectionUrl url = ConnectionUrl.parse(text);
        if (!isAllowed(url.host().toLowerCase(Locale.ROOT), url.port())) {
            throw new IllegalArgumentException("its database_url names the host " + url.host() + ":" + url.port()
                    + ", which is not among multitenancy.routing.allowed_hosts: "
                    + String.join(", ", new TreeSet<>(hosts)));
        }
        ConnectionUrl trusted =
                servers.stream().filter(url::sameServer).findFirst().orElse(base);
        url.parameters().forEach((name, value) -> {
            if (!ALLOWED.contains(name) && !value.equals(trusted.parameters().get(name))) {
                throw new IllegalArgumentException("its database_url has the parameter '" + name + "'; allowed are "
                        + String.join(", ", new TreeSet<>(ALLOWED)) + ", and what the trusted URL says too");
            }
        });
        if (url.parameters().containsKey("sslmode") && sslMode(url) < sslMode(trusted)) {
            throw new IllegalArgumentException(
                    "its database_url has a weaker sslmode than the trusted URL; leave it out, or raise it");
        }
        return url.completedBy(trusted);
    }

    /**
     * What the registry keeps of a tenant's URL: as little as {@link #read} completes to it again. The role and its
     * password are left out where they are those of {@code database.url}.
     */
    public String text(ConnectionUrl url) {
        return url.beside(base, ALLOWED).reveal();
    }

    private boolean isAllowed(String host, int port) {
        if (hosts.contains(host) || hosts.contains(host + ":" + port)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            String above = "*" + host.substring(dot);
            if (hosts.contains(above) || hosts.contains(above + ":" + port)) {
                return true;
            }
        }
        return false;
    }

    // Where nothing is asked for, nothing is weaker.
    private static int sslMode(ConnectionUrl url) {
        return SSL_MODES.indexOf(url.parameters().getOrDefault("sslmode", "disable"));
    }
}
