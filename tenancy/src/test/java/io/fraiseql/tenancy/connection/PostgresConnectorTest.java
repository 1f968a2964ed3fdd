package io.fraiseql.tenancy.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

class PostgresConnectorTest {
    private static Map<Object, Object> properties(PostgresConnector connector, String url) {
        return connector.properties(ConnectionUrl.parse(url));
    }

    @Test
    void aPlainConnectorSaysWhatTheUrlSays() {
        assertThat(properties(
                        new PostgresConnector(), "postgresql://app:secret@db/shop?sslmode=require&application_name=x"))
                .isEqualTo(Map.of("user", "app", "password", "secret", "sslmode", "require", "application_name", "x"));
        assertThat(properties(new PostgresConnector(), "postgresql://db/shop")).isEmpty();
    }

    @Test
    void aUrlOverridesDefaults() {
        var connector = new PostgresConnector()
                .applicationName("fraiseql")
                .connectTimeout(Duration.ofSeconds(10))
                .tcpKeepAlive();
        assertThat(properties(connector, "postgresql://db/shop"))
                .isEqualTo(Map.of("ApplicationName", "fraiseql", "connectTimeout", "10", "tcpKeepAlive", "true"));
        assertThat(properties(connector, "postgresql://db/shop?ApplicationName=x&connectTimeout=3&tcpKeepAlive=false"))
                .isEqualTo(Map.of("ApplicationName", "x", "connectTimeout", "3", "tcpKeepAlive", "false"));
    }

    @Test
    void anApplicationNameMayBeSpelledAsLibpqDoes() {
        assertThat(properties(
                        new PostgresConnector().applicationName("fraiseql"), "postgresql://db/shop?application_name=x"))
                .isEqualTo(Map.of("ApplicationName", "x"));
    }

    @Test
    void aUrlDoesNotOverrideWhatIsSetAlways() {
        var connector = new PostgresConnector()
                .loginTimeout(Duration.ofSeconds(5))
                .socketTimeout(Duration.ofSeconds(7))
                .unprepared()
                .always(PGProperty.TCP_KEEP_ALIVE, "true");
        assertThat(properties(connector, "postgresql://db/shop?tcpKeepAlive=false"))
                .isEqualTo(Map.of(
                        "loginTimeout", "5", "socketTimeout", "7", "prepareThreshold", "0", "tcpKeepAlive", "true"));
    }
}
