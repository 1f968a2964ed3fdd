package io.fraiseql.tenancy.config;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database, read from {@code postgresql://user:password@host:port/database?parameter=value}
 * or the same with {@code jdbc:} in front. Only parameters that cannot change what runs are taken: {@code
 * socketFactory}, {@code loggerFile}, {@code options} and their like would let whoever writes a URL run code, write
 * files or set session variables.
 */
public final class ConnectionUrl {
    private static final Set<String> ALLOWED = Set.of(
            "user",
            "password",
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "sslNegotiation",
            "channelBinding",
            "connectTimeout",
            "tcpKeepAlive",
            "ApplicationName",
            "application_name",
            "targetServerType");
    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    private final String host;
    private final int port;
    private final String database;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Map<String, String> parameters;
    private final int hash;

    private ConnectionUrl(
            String host,
            int port,
            String database,
            Optional<String> user,
            Optional<String> password,
            Map<String, String> parameters) {
        this.host = host;
        this.port = port;
        this.database = database;
        this.user = user;
        this.password = password;
        this.parameters = Map.copyOf(parameters);
        this.hash = Objects.hash(host, port, database, user, password, parameters);
    }

    /**
     * Reads a URL of either form.
     *
     * @throws IllegalArgumentException with a message that shows no password, for anything else
     */
    public static ConnectionUrl parse(String text) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (plain.startsWith("postgres://")) {
            plain = "postgresql://" + plain.substring("postgres://".length());
        }
        if (!plain.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "a database URL looks like postgresql://user:password@host:5432/database");
        }
        URI uri;
        try {
            uri = URI.create(plain);
        } catch (IllegalArgumentException e) {
            // The cause quotes the whole URL, password and all, and is left behind on purpose.
            throw new IllegalArgumentException(
                    "the database URL is malformed; special characters in a password are percent-encoded");
        }
        if (uri.getHost() == null || !PLAIN_HOST.matcher(uri.getHost()).matches()) {
            throw new IllegalArgumentException("the database URL names no single host");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw new IllegalArgumentException("the database URL names no database");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the database URL has a fragment; percent-encode a # in a password");
        }
        Map<String, String> parameters = parameters(uri.getRawQuery());
        Optional<String> user = Optional.ofNullable(parameters.remove("user"));
        Optional<String> password = Optional.ofNullable(parameters.remove("password"));
        String userInfo = uri.getRawUserInfo();
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            user = Optional.of(decode(colon < 0 ? userInfo : userInfo.substring(0, colon)));
            password = colon < 0 ? password : Optional.of(decode(userInfo.substring(colon + 1)));
        }
        return new ConnectionUrl(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                decode(path.substring(1)),
                user,
                password,
                parameters);
    }

    /** The same, with what it leaves out taken from another: the role with its password, and parameters. */
    ConnectionUrl completedBy(ConnectionUrl base) {
        boolean sameRole = user.isEmpty() || user.equals(base.user);
        var all = new LinkedHashMap<>(base.parameters);
        all.putAll(parameters);
        return new ConnectionUrl(
                host,
                port,
                database,
                user.or(() -> base.user),
                sameRole ? password.or(() -> base.password) : password,
                all);
    }

    /**
     * The shortest URL that {@link #completedBy} makes this one of again; of the parameters it keeps none but these.
     */
    ConnectionUrl beside(ConnectionUrl base, Set<String> parameterNames) {
        boolean sameRole = user.equals(base.user) && password.equals(base.password);
        var own = new LinkedHashMap<>(parameters);
        own.entrySet().removeAll(base.parameters.entrySet());
        own.keySet().retainAll(parameterNames);
        return new ConnectionUrl(
                host, port, database, sameRole ? Optional.empty() : user, sameRole ? Optional.empty() : password, own);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (!ALLOWED.contains(name)) {
                throw new IllegalArgumentException("the database URL has the parameter '" + name
                        + "', which is not allowed; allowed are " + String.join(", ", new TreeSet<>(ALLOWED)));
            }
            if (parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("the database URL has the parameter '" + name + "' twice");
            }
        }
        return parameters;
    }

    // A + is a + in a URL of this kind; only forms read it as a space.
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The host's name or address; an IPv6 address in brackets. */
    public String host() {
        return host;
    }

    /** The port, 5432 when the URL names none. */
    public int port() {
        return port;
    }

    /** The database's name. */
    public String database() {
        return database;
    }

    /** The role to connect as. */
    public Optional<String> user() {
        return user;
    }

    /** The role's password. Never log it. */
    public Optional<String> password() {
        return password;
    }

    /** The further parameters, by the driver's names. Unmodifiable. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** What the driver takes: host, port and database, without credentials and parameters. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + encode(database);
    }

    /** Another database of the same server, as the same role. */
    public ConnectionUrl inDatabase(String name) {
        return new ConnectionUrl(host, port, name, user, password, parameters);
    }

    /** The same database as the role of another URL, with its password and parameters. */
    public ConnectionUrl as(ConnectionUrl role) {
        return new ConnectionUrl(host, port, database, role.user, role.password, role.parameters);
    }

    /** Whether both addresses name one server, as far as their texts tell. */
    public boolean sameServer(ConnectionUrl other) {
        return host.equalsIgnoreCase(other.host) && port == other.port;
    }

    /** The whole URL, password and all, which {@link #parse} reads. Never log it. */
    public String reveal() {
        String role = user.map(name -> encode(name)
                        + password.map(secret -> ":" + encode(secret)).orElse("") + "@")
                .orElse("");
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return "postgresql://" + role + host + ":" + port + "/" + encode(database)
                + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionUrl that
                && host.equals(that.host)
                && port == that.port
                && database.equals(that.database)
                && user.equals(that.user)
                && password.equals(that.password)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The address without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user.map(name -> name + "@").orElse("") + host + ":" + port + "/" + database;
    }
}
