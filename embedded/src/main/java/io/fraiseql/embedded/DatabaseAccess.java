package io.fraiseql.embedded;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A database and the role to enter it as.
 *
 * @param host a name or an address; an IPv6 address in brackets
 * @param password empty where the server asks for none
 * @param parameters further parameters of the connection, by the driver's names
 */
public record DatabaseAccess(
        String host, int port, String database, String user, String password, Map<String, String> parameters) {
    public DatabaseAccess {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(password, "password is null");
        parameters = Map.copyOf(parameters);
    }

    /** What a URL says; without a user, the name of the one who runs the command, as psql would take it. */
    public static DatabaseAccess of(ConnectionUrl url) {
        return new DatabaseAccess(
                url.host(),
                url.port(),
                url.database(),
                url.user().orElse(System.getProperty("user.name")),
                url.password().orElse(""),
                url.parameters());
    }

    /** The same database as another role. */
    public DatabaseAccess as(String role, String rolePassword) {
        return new DatabaseAccess(host, port, database, role, rolePassword, parameters);
    }

    /** Another database of the same server, as the same role. */
    public DatabaseAccess in(String otherDatabase) {
        return new DatabaseAccess(host, port, otherDatabase, user, password, parameters);
    }

    /**
     * {@code postgresql://user:password@host:port/database}, as psql and {@code fraiseql.toml} take it. Holds
     * the password.
     */
    public String url() {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return "postgresql://" + encode(user) + (password.isEmpty() ? "" : ":" + encode(password)) + "@" + host + ":"
                + port + "/" + encode(database) + (query.isEmpty() ? "" : "?" + query);
    }

    /** A new connection, which the caller closes. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.putAll(parameters);
        properties.setProperty("user", user);
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.putIfAbsent("connectTimeout", "10");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/" + encode(database), properties);
    }

    /** The address without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
