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
 * What the URLs of tenants' own databases may say. They come from a table, and whoever can write to it must be able neither to send the
 * credentials of this process to a host of their own, nor to have them sent in the clear, nor to point the driver at files. Immutable.
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
    private final Set<String> hosts;

    private TenantUrls(ConnectionUrl base, Set<String> hosts) {
        this.base = base;
        this.hosts = hosts;
    }

    /**
     * Rules beside a URL that is trusted.
     *
     * @param base gives what a tenant's URL leaves out: role, password, certificates, and the least {@code sslmode}
     * @param hosts where tenants' databases may be, each a name, a name with {@code :port}, or {@code *.domain} for all below it
     * @throws IllegalArgumentException for anything else among the hosts
     */
    public static TenantUrls of(ConnectionUrl base, Collection<String> hosts) {
        Objects.requireNonNull(base, "base is null");
        return new TenantUrls(base, hosts.stream().map(TenantUrls::host).collect(Collectors.toUnmodifiableSet()));
    }

    /** One entry of the list of hosts, in lower case. @throws IllegalArgumentException when it is none */
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
        for (String name : url.parameters().keySet()) {
            if (!ALLOWED.contains(name)) {
                throw new IllegalArgumentException("its database_url has the parameter '" + name + "'; allowed are "
                        + String.join(", ", new TreeSet<>(ALLOWED)));
            }
        }
        if (url.parameters().containsKey("sslmode") && sslMode(url) < sslMode(base)) {
            throw new IllegalArgumentException(
                    "its database_url has a weaker sslmode than database.url; leave it out, or raise it");
        }
        return url.completedBy(base);
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
