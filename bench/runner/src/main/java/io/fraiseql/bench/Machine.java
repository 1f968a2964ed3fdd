package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine of a run.
 *
 * @param memory GiB
 */
record Machine(String processor, int cores, long memory, String kernel, String java, String postgres) {
    /** Bytes of memory of this machine. */
    static long memoryBytes() throws IOException {
        return Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) * 1024;
    }

    static Machine of(String postgres) throws IOException {
        return new Machine(
                first("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(memoryBytes() / 1024.0 / 1024.0 / 1024.0),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                postgres);
    }

    private static String first(String file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0 (unknown)");
        }
    }
}
