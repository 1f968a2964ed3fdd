package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.config.Strategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTest {
    @TempDir
    private Path folder;

    @Test
    void aPeerMayHaveFewerTenantsOfWhichSomeAsk() throws Exception {
        Peer peer = peer("strategy=database\ntenants=500\nhot=20\n");

        assertThat(peer.strategy()).isEqualTo(Strategy.DATABASE);
        assertThat(peer.tenants(1000)).isEqualTo(500);
        assertThat(peer.asking(1000)).isEqualTo(20);
        assertThat(peer.asking(10)).isEqualTo(10);
        assertThat(peer.takes(Workload.NEWEST)).isTrue();
        assertThat(peer.takes(Workload.CREATE)).isFalse();
    }

    @Test
    void withoutPropertiesAPeerSharesTablesAndHasEveryTenant() throws Exception {
        Peer peer = peer("");

        assertThat(peer.strategy()).isEqualTo(Strategy.ROW);
        assertThat(peer.asking(1000)).isEqualTo(1000);
        assertThat(peer.takes(Workload.CREATE)).isTrue();
    }

    @Test
    void aStrategyThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> peer("strategy=columns\n"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("strategy is row, schema or database, not columns");
    }

    private Peer peer(String properties) throws Exception {
        Path peer = Files.createDirectory(folder.resolve("peer"));
        Files.createFile(
                peer.resolve("start"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(peer.resolve("peer.properties"), properties);
        return Peer.in(folder).getFirst();
    }
}
