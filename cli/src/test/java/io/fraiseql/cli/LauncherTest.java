package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a clone of its own. Its Maven takes a moment, and puts a small program where the real one would be.
 */
class LauncherTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    private Path clone;
    private boolean training;

    @BeforeEach
    void makeClone() throws IOException {
        clone = Files.createDirectory(directory.toRealPath().resolve("clone"));
        Files.copy(ROOT.resolve("fraiseql"), clone.resolve("fraiseql"));
        Files.createDirectories(clone.resolve(".mvn"));
        Files.copy(ROOT.resolve(".mvn/find-jdk"), clone.resolve(".mvn/find-jdk"));
        Files.createDirectories(clone.resolve("api/src/main/java"));
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        Files.writeString(clone.resolve("api/src/main/java/A.java"), "class A {}");
        past(clone.resolve("pom.xml"));
        past(clone.resolve("api/src/main/java/A.java"));
        program(clone.resolve("program.jar"));
        maven("""
                echo "[INFO] Building FraiseQL api 0.1.0                [2/6]"
                sleep 0.5
                mkdir -p cli/target/dist
                cp program.jar cli/target/dist/fraiseql.jar
                touch cli/target/dist/built
                """);
    }

    @Test
    void theFirstUseBuildsWithProgressOnStandardErrorOnly() throws Exception {
        var run = run("a b", "$c");
        assertThat(run.status).isZero();
        assertThat(run.out).isEqualTo("[a b, $c]\n");
        assertThat(run.err).contains("fraiseql: building FraiseQL api [2/6]");
    }

    @Test
    void theSecondUseDoesNotBuild() throws Exception {
        run();
        var second = run();
        assertThat(second.err).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aNewerSourceIsBuilt() throws Exception {
        run();
        Path source = clone.resolve("api/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        run();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        List<Process> uses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            uses.add(start());
        }
        for (Process use : uses) {
            assertThat(use.waitFor()).isZero();
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(clone.resolve("cli/target/build.lock")).doesNotExist();
    }

    @Test
    void theLockOfADeadBuildIsTakenOver() throws Exception {
        Files.createDirectories(clone.resolve("cli/target/build.lock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(clone.resolve("cli/target/build.lock/pid"), dead.pid() + "\n");
        assertThat(run().status).isZero();
    }

    @Test
    void theLockOfABuildThatEndedBeforeItSaidWhoItWasIsTakenOver() throws Exception {
        Path lock = Files.createDirectories(clone.resolve("cli/target/build.lock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        assertThat(run().status).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void aBuildThatFailsSaysWhyAndExitsWithOne() throws Exception {
        maven("echo '[ERROR] the disk is full'; exit 1");
        var run = run();
        assertThat(run.status).isEqualTo(1);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("[ERROR] the disk is full").contains("build.log");
        assertThat(clone.resolve("cli/target/build.lock")).doesNotExist();
    }

    @Test
    void aSignalDuringTheBuildEndsMavenToo() throws Exception {
        maven("echo $$ >maven.pid; exec sleep 600");
        Process use = start();
        Path pid = clone.resolve("maven.pid");
        Await.until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        long maven = Long.parseLong(Files.readString(pid).strip());
        use.destroy();
        assertThat(use.waitFor()).isEqualTo(143);
        Await.until(() -> ProcessHandle.of(maven).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(clone.resolve("cli/target/build.lock")).doesNotExist();
    }

    @Test
    void itIsFoundThroughALink() throws Exception {
        Path link = clone.resolve("link");
        Files.createSymbolicLink(link, Path.of("fraiseql"));
        var run = finish(new ProcessBuilder(link.toString(), "x"));
        assertThat(run.out).isEqualTo("[x]\n");
    }

    @Test
    void theFirstUseTrainsTheJvmAndTheNextStartsWithWhatItLearned() throws Exception {
        training = true;
        assertThat(run().err).contains("fraiseql: training the JVM");
        assertThat(Files.readString(cache(".path"))).isEqualTo(clone.resolve("cli/target/dist/fraiseql.jar") + "\n");
        assertThat(programCameFrom()).contains("shared objects file");
        assertThat(run().err).isEmpty();
        training = false;
        assertThat(programCameFrom()).contains("fraiseql.jar");
    }

    @Test
    void aCacheOfAJarThatHasMovedIsNotUsedButMadeAgain() throws Exception {
        training = true;
        run();
        clone = Files.move(clone, directory.resolve("moved"));
        Files.createFile(clone.resolve("untrainable"));
        var moved = run("x");
        assertThat(moved.out).isEqualTo("[x]\n");
        assertThat(moved.err).contains("there is no ahead-of-time cache");
        assertThat(cache("")).doesNotExist();
        assertThat(programCameFrom()).contains("fraiseql.jar");
        Files.delete(clone.resolve("untrainable"));
        Files.delete(clone.resolve("cli/target/train.log"));
        assertThat(programCameFrom()).contains("shared objects file");
        assertThat(Files.readString(cache(".path"))).startsWith(clone.toString());
    }

    @Test
    void withoutTrainingThereIsNoCache() throws Exception {
        assertThat(run("x").out).isEqualTo("[x]\n");
        assertThat(cache("")).doesNotExist();
        assertThat(clone.resolve("cli/target/train.log")).doesNotExist();
    }

    private Path cache(String suffix) {
        return clone.resolve("cli/target/dist/fraiseql.aot" + suffix);
    }

    /** Where the JVM says that it found the class of the program. */
    private String programCameFrom() throws Exception {
        Path log = clone.resolve("loaded.txt");
        var command = command();
        command.environment().put("FRAISEQL_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        assertThat(finish(command).status).isZero();
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(PrintArguments.class.getName()))
                    .findFirst()
                    .orElse("nowhere");
        }
    }

    private record Run(int status, String out, String err) {}

    private Run run(String... arguments) throws Exception {
        return finish(command(arguments));
    }

    private Process start() throws IOException {
        return command()
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder command(String... arguments) {
        var words = new ArrayList<>(List.of(clone.resolve("fraiseql").toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words).directory(clone.toFile());
        // It takes a second or two, so only the tests of it do it.
        builder.environment().put("FRAISEQL_AOT", training ? "on" : "off");
        return builder;
    }

    private Run finish(ProcessBuilder builder) throws Exception {
        Path out = clone.resolve("out.txt");
        Path err = clone.resolve("err.txt");
        int status = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Run(status, Files.readString(out), Files.readString(err));
    }

    private long builds() throws IOException {
        try (var lines = Files.lines(clone.resolve("builds"))) {
            return lines.count();
        }
    }

    private void maven(String body) throws IOException {
        Path maven = clone.resolve("mvnw");
        Files.writeString(maven, "#!/bin/sh\necho build >>builds\n" + body);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private static void past(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private static void program(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PrintArguments.class.getName());
        String entry = PrintArguments.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                var in = PrintArguments.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
    }

    /** The small program. */
    static final class PrintArguments {
        private PrintArguments() {}

        public static void main(String[] arguments) {
            if (Files.exists(Path.of("untrainable")) && List.of(arguments).contains("train")) {
                System.exit(1);
            }
            System.out.println(List.of(arguments));
        }
    }
}
