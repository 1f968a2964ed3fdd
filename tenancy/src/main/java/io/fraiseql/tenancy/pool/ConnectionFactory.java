package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.commons.pool2.BaseKeyedPooledObjectFactory;
import org.apache.commons.pool2.DestroyMode;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/** Opens connections, and closes them. */
final class ConnectionFactory extends BaseKeyedPooledObjectFactory<ConnectionUrl, PooledConnection> {
    private final PoolSettings settings;
    private final ConnectFailures failures = new ConnectFailures();

    ConnectionFactory(PoolSettings settings) {
        this.settings = settings;
    }

    @Override
    public PooledConnection create(ConnectionUrl database) throws SQLException {
        return failures.guard(database, () -> open(database));
    }

    private PooledConnection open(ConnectionUrl database) throws SQLException {
        var connection = DriverManager.getConnection(database.jdbcUrl(), properties(database));
        return new PooledConnection(database, connection, settings.maxLifetime());
    }

    private Properties properties(ConnectionUrl database) {
        var properties = new Properties();
        properties.setProperty(
                "connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty("ApplicationName", settings.applicationName());
        properties.setProperty("tcpKeepAlive", "true");
        database.parameters().forEach(properties::setProperty);
        database.user().ifPresent(user -> properties.setProperty("user", user));
        database.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty(
                "loginTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty(
                "socketTimeout", Long.toString(settings.readTimeout().toSeconds()));
        // Readers take the bytes of a column as they come, so they must come as text.
        properties.setProperty("binaryTransfer", "false");
        // Statements are kept here, by PooledConnection; a second list in the driver would double the plans on the
        // server.
        properties.setProperty("preparedStatementCacheQueries", "0");
        properties.setProperty("prepareThreshold", "1");
        // In simple mode BEGIN and what follows are messages of their own, and the tenant is lost between them.
        properties.setProperty("preferQueryMode", "extended");
        properties.setProperty("autosave", "never");
        properties.setProperty("assumeMinServerVersion", "14");
        return properties;
    }

    @Override
    public PooledObject<PooledConnection> wrap(PooledConnection connection) {
        return new DefaultPooledObject<>(connection);
    }

    @Override
    public void destroyObject(ConnectionUrl database, PooledObject<PooledConnection> object) throws SQLException {
        object.getObject().close();
    }

    @Override
    public void destroyObject(ConnectionUrl database, PooledObject<PooledConnection> object, DestroyMode mode)
            throws SQLException {
        if (mode == DestroyMode.ABANDONED) {
            object.getObject().abort();
        } else {
            object.getObject().close();
        }
    }
}
