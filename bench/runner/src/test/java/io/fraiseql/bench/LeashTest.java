package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
    @TempDir
    private Path folder;

    @Test
    void theWholeGroupEndsWhenItsHolderLetsGo() throws Exception {
        Path pidFile = folder.resolve("pid");
        Path childFile = folder.resolve("child");
        Process leash = new ProcessBuilder(
                        "sh",
                        Path.of("../lib/leash").toAbsolutePath().toString(),
                        pidFile.toString(),
                        "sh",
                        "-c",
                        "sleep 600 & echo $! > " + childFile + "; wait")
                .start();
        await(() -> hasText(pidFile) && hasText(childFile));
        long server = Long.parseLong(Files.readString(pidFile).strip());
        long child = Long.parseLong(Files.readString(childFile).strip());
        assertThat(ProcessHandle.of(child)).get().matches(ProcessHandle::isAlive);

        leash.getOutputStream().close();

        assertThat(leash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        await(() -> !running(server) && !running(child));
    }

    private static boolean running(long process) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
    }

    private static boolean hasText(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).endsWith("\n");
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
