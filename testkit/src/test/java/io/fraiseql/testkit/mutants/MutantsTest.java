package io.fraiseql.testkit.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults in our own code: each is compiled into a copy of one class, which a process of its own finds before the sound one, and a test there has to
 * fail. Run by {@code ./mvnw verify -pl testkit -am -Dmutants}.
 */
@EnabledIfSystemProperty(named = "mutants", matches = ".*")
class MutantsTest {
    @TempDir
    private Path classes;

    enum Mutant {
        NO_MUTANT("graphql/sql/RowSource", "Tenancy.PINNED", "Tenancy.PINNED", "FraiseqlTestTest", 0),
        NO_TENANT_PREDICATE(
                "graphql/sql/RowSource", "if (tenancy == Tenancy.PINNED", "if (false", "OthersMakeNoDifferenceTest"),
        NO_TENANT_IN_THE_SESSION(
                "tenancy/session/ContextSql",
                "\"SELECT \" + set(\"app.tenant_id\")",
                "\"SELECT ?::text\"",
                "FraiseqlTestTest"),
        PLANS_SHARED_ACROSS_ROLES("graphql/plan/Planner", ", met(caller));", ", new BitSet());", "FraiseqlTestTest");

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
    @EnumSource
    void isCaught(Mutant mutant) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path source = classes.resolve(mutant.file.substring(mutant.file.lastIndexOf('/') + 1) + ".java");
        Files.writeString(source, mutant.source());
        compile(source, classPath);
        Path log = classes.resolve("log.txt");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classes + File.pathSeparator + classPath,
                        Run.class.getName(),
                        "io.fraiseql.testkit." + mutant.test))
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
