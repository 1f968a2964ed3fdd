package io.fraiseql.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, with its own temporary directory. */
record CliProcess(Process process, Path temporary, Path errors) implements AutoCloseable {
    static CliProcess start(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    /** With more in its environment. */
    static CliProcess start(Path directory, Map<String, String> variables, String... arguments) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        Path errors = Files.createTempFile(directory, "stderr", ".txt");
        var words = new ArrayList<>(java(temporary));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).redirectError(errors.toFile());
        List.of("DATABASE_URL", "JWT_SECRET").forEach(builder.environment()::remove);
        builder.environment().putAll(variables);
        return new CliProcess(builder.start(), temporary, errors);
    }

    /** What starts the command, up to its arguments. */
    static List<String> java(Path temporary) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName());
    }

    /** The next line of standard output. */
    String line() throws IOException {
        String line = new BufferedReader(process.inputReader()).readLine();
        if (line == null) {
            throw new AssertionError("it ended: " + Files.readString(errors));
        }
        return line;
    }

    /** All of standard output, once it has ended. */
    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** SIGTERM; standard output stays readable, as it would not with {@link Process#destroy}. */
    void terminate() {
        process.toHandle().destroy();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it goes on");
        }
        return process.exitValue();
    }

    /** The directories of embedded servers. */
    List<Path> servers() throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("fraiseql-postgres-"))
                    .toList();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
