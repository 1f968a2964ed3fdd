package io.fraiseql.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What reads the input of strangers, given input made to break it: only the documented refusals come out, and soon. In
 * short with a mutator of our own, {@code -Dseed=} for the same inputs again; with Jazzer, which follows the code's
 * branches, in the profile {@code fuzz}: {@code ./mvnw verify -Pfuzz -pl testkit -am -Dfuzz.seconds=600}.
 */
class StrangersInputTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final String HOOKS = "com.code_intelligence.jazzer.sanitizers.";
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(30);

    enum Target {
        TOKEN(TokenTarget.class, TokenTarget::fuzzerTestOneInput),
        TENANT(TenantTarget.class, TenantTarget::fuzzerTestOneInput),
        BODY(BodyTarget.class, BodyTarget::fuzzerTestOneInput),
        TOML(TomlTarget.class, TomlTarget::fuzzerTestOneInput);

        private final Class<?> type;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Consumer<byte[]> run;

        Target(Class<?> type, Consumer<byte[]> run) {
            this.type = type;
            this.run = run;
        }

        Path corpus() {
            return CORPUS.resolve(name().toLowerCase(java.util.Locale.ROOT));
        }

        List<byte[]> inputs() throws Exception {
            var inputs = new ArrayList<byte[]>();
            try (Stream<Path> files = Files.list(corpus())) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Files.readAllBytes(file));
                }
            }
            return inputs;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadOrRefused(Target target) throws Exception {
        var corpus = target.inputs();
        assertThat(corpus).isNotEmpty();
        // The first starts what it needs, which takes as long as it takes.
        target.run.accept(corpus.getFirst());
        corpus.forEach(input -> run(target, input, 0));
        long seed = Long.getLong("seed", new SplittableRandom().nextLong());
        var mutator = new Mutator(corpus, new SplittableRandom(seed));
        long end = System.nanoTime() + SHORT.toNanos();
        int runs = 0;
        for (; runs < 100 || System.nanoTime() < end; runs++) {
            run(target, mutator.next(), seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
    void isReadOrRefusedWhateverJazzerFinds(Target target) throws Exception {
        Path work = Files.createDirectories(Path.of("target/fuzz", target.name()));
        Path log = work.resolve("jazzer.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-da:org.tomlj...",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.type.getName(),
                        "--instrumentation_includes=io.fraiseql.**",
                        // The server that a body is sent to talks to its database; and what Jazzer makes of the
                        // driver's classes the
                        // JVM does not verify.
                        "--disabled_hooks=" + HOOKS + "ServerSideRequestForgery:" + HOOKS + "SqlInjection",
                        "--custom_hook_excludes=org.postgresql.**",
                        "--reproducer_path=" + work,
                        "-max_total_time=" + System.getProperty("fuzz.seconds"),
                        "-timeout=" + SLOW.toSeconds(),
                        "-rss_limit_mb=4096",
                        "-artifact_prefix=" + work + "/",
                        Files.createDirectories(work.resolve("corpus")).toString(),
                        target.corpus().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(Long.getLong("fuzz.seconds") + 300, TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue()).as(() -> read(log)).isZero();
    }

    private static void run(Target target, byte[] input, long seed) {
        long start = System.nanoTime();
        try {
            target.run.accept(input);
        } catch (Throwable e) {
            throw new AssertionError(
                    "-Dseed=" + seed + ", input " + Base64.getEncoder().encodeToString(input), e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("-Dseed=%d, input %s", seed, Base64.getEncoder().encodeToString(input))
                .isLessThan(SLOW);
    }

    private static String read(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
