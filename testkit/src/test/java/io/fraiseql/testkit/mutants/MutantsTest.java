package io.fraiseql.testkit.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults in our own code. Each is compiled into a copy of one class, which a process of its own finds before the sound
 * one, and a test there has to fail. Run by {@code ./mvnw verify -pl testkit -am -Dtest=MutantsTest -Dmutants}; {@code
 * -Dmutants=DIRTY} runs those with that in their name.
 */
@EnabledIfSystemProperty(named = "mutants", matches = ".*")
class MutantsTest {
    @TempDir
    private Path classes;

    enum Mutant {
        NO_MUTANT("graphql/sql/RowSource", "Tenancy.PINNED", "Tenancy.PINNED", "testkit.FraiseqlTestTest", 0),
        NO_MUTANT_OF_CONNECTIONS(
                "tenancy/pool/PooledConnection",
                "isClean",
                "isClean",
                "tenancy.session.FaultsTest,tenancy.session.LeftoversTest",
                0),
        NO_TENANT_PREDICATE(
                "graphql/sql/RowSource",
                "if (tenancy == Tenancy.PINNED",
                "if (false",
                "testkit.OthersMakeNoDifferenceTest"),
        NO_TENANT_IN_THE_SESSION(
                "tenancy/session/ContextSql",
                "\"SELECT \" + set(\"app.tenant_id\")",
                "\"SELECT ?::text\"",
                "testkit.FraiseqlTestTest"),
        PLANS_SHARED_ACROSS_ROLES(
                "graphql/plan/Planner", ", met(caller));", ", new BitSet());", "testkit.FraiseqlTestTest"),
        /** A connection goes back in the transaction that it was in. */
        CONNECTIONS_RETURNED_DIRTY(
                "tenancy/pool/PooledConnection",
                "return !connection.isClosed() && transaction() == TransactionState.IDLE;",
                "return !connection.isClosed();",
                "tenancy.session.FaultsTest"),
        /** A connection goes back with the settings, locks and channels that somebody has left on it. */
        CONNECTIONS_RETURNED_UNSWEPT(
                "tenancy/session/OpenTransaction",
                "\"COMMIT;\" + PooledConnection.RESET",
                "\"COMMIT\"",
                "tenancy.session.LeftoversTest");

        private final String file;
        private final String code;
        private final String fault;
        private final String test;
        private final int status;

        Mutant(String file, String code, String fault, String test) {
            this(file, code, fault, test, Run.CAUGHT);
        }

        Mutant(String file, String code, String fault, String test, int status) {
            this.file = file;
            this.code = code;
            this.fault = fault;
            this.test = test;
            this.status = status;
        }

        String source() throws Exception {
            String module = file.substring(0, file.indexOf('/'));
            String sound = Files.readString(
                    Path.of("..", module, "src/main/java/io/fraiseql").resolve(file + ".java"));
            assertThat(sound).contains(code);
            return sound.replace(code, fault);
        }
    }

    @ParameterizedTest
    @MethodSource("asked")
    void isCaught(Mutant mutant) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path source = classes.resolve(mutant.file.substring(mutant.file.lastIndexOf('/') + 1) + ".java");
        Files.writeString(source, mutant.source());
        compile(source, classPath);
        Path log = classes.resolve("log.txt");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes + File.pathSeparator + classPath,
                        Run.class.getName(),
                        mutant.test))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(mutant.status);
    }

    /** Those whose name has the value of {@code -Dmutants=} in it; without a value, all. */
    static List<Mutant> asked() {
        String part = System.getProperty("mutants", "");
        return Arrays.stream(Mutant.values())
                .filter(mutant -> part.equals("true") || mutant.name().contains(part))
                .toList();
    }

    private void compile(Path source, String classPath) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of(
                    "-parameters", "-proc:none", "-Xlint:none", "-d", classes.toString(), "-classpath", classPath);
            assertThat(compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .as(messages::toString)
                    .isTrue();
        }
    }
}
