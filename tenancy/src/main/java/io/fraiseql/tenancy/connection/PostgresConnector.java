package io.fraiseql.tenancy.connection;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * The driver's properties for connections of one purpose, and the opening of them. What is set by default a URL may say
 * otherwise; what is set always it may not. Immutable: each setting returns another connector.
 */
public final class PostgresConnector {
    private static final String LIBPQ_APPLICATION_NAME = "application_name";

    private final Map<String, String> defaults;
    private final Map<String, String> fixed;
    private final boolean libpqName;

    /** A connector that leaves all to the URL and the driver. */
    public PostgresConnector() {
        this(Map.of(), Map.of(), false);
    }

    private PostgresConnector(Map<String, String> defaults, Map<String, String> fixed, boolean libpqName) {
        this.defaults = Map.copyOf(defaults);
        this.fixed = Map.copyOf(fixed);
        this.libpqName = libpqName;
    }

    /**
     * Sets what {@code pg_stat_activity} shows by default; a URL may say it in the driver's spelling or in libpq's,
     * {@code application_name}.
     */
    public PostgresConnector applicationName(String name) {
        PostgresConnector named = byDefault(PGProperty.APPLICATION_NAME, name);
        return new PostgresConnector(named.defaults, named.fixed, true);
    }

    /** Sets by default how long the server may take to accept a connection; whole seconds. */
    public PostgresConnector connectTimeout(Duration timeout) {
        return byDefault(PGProperty.CONNECT_TIMEOUT, seconds(timeout));
    }

    /** Has the operating system notice by default when the server is gone from a quiet connection. */
    public PostgresConnector tcpKeepAlive() {
        return byDefault(PGProperty.TCP_KEEP_ALIVE, "true");
    }

    /** Sets how long it may take in all to be let in; whole seconds. */
    public PostgresConnector loginTimeout(Duration timeout) {
        return always(PGProperty.LOGIN_TIMEOUT, seconds(timeout));
    }

    /** Sets how long the server may be silent while it owes an answer; whole seconds. */
    public PostgresConnector socketTimeout(Duration timeout) {
        return always(PGProperty.SOCKET_TIMEOUT, seconds(timeout));
    }

    /** Prepares no statements on the server. */
    public PostgresConnector unprepared() {
        return always(PGProperty.PREPARE_THRESHOLD, "0");
    }

    /** Sets a property that a URL may say otherwise. */
    public PostgresConnector byDefault(PGProperty property, String value) {
        return new PostgresConnector(with(defaults, property, value), fixed, libpqName);
    }

    /** Sets a property, whatever a URL says. */
    public PostgresConnector always(PGProperty property, String value) {
        return new PostgresConnector(defaults, with(fixed, property, value), libpqName);
    }

    /** Opens a connection in autocommit mode, which the caller closes. */
    public Connection open(ConnectionUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), properties(url));
    }

    Properties properties(ConnectionUrl url) {
        var properties = new Properties();
        defaults.forEach(properties::setProperty);
        url.parameters().forEach((name, value) -> properties.setProperty(driversName(name), value));
        url.user().ifPresent(user -> PGProperty.USER.set(properties, user));
        url.password().ifPresent(password -> PGProperty.PASSWORD.set(properties, password));
        fixed.forEach(properties::setProperty);
        return properties;
    }

    private String driversName(String name) {
        return libpqName && name.equals(LIBPQ_APPLICATION_NAME) ? PGProperty.APPLICATION_NAME.getName() : name;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    private static Map<String, String> with(Map<String, String> properties, PGProperty property, String value) {
        var more = new HashMap<>(properties);
        more.put(property.getName(), value);
        return more;
    }
}
