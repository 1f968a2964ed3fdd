package io.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A schema may be compiled on any JDK from 17. */
class BytecodeTest {
    private static final int JAVA_17 = 61;

    @Test
    void everyClassIsOfJava17() throws Exception {
        var versions = new TreeMap<String, Integer>();
        Path folder = Path.of(
                Query.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                versions.put(folder.relativize(file).toString(), major(file));
            }
        }
        assertThat(versions).containsKeys("io/fraiseql/api/Query.class", "io/fraiseql/api/Middleware$Chain.class");
        assertThat(versions.values()).containsOnly(JAVA_17);
    }

    private static int major(Path file) throws Exception {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
