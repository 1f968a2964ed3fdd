package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the documentation of what users import compiles. */
class SnippetsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SNIPPET =
            Pattern.compile("(?m)^ +\\* \\{@snippet :\n((?: +\\*.*\n)*?) +\\* }\n(?= +\\*(?: *\n|/))");
    private static final List<String> FILES = List.of(
            "api/src/main/java/io/fraiseql/api/Db.java",
            "api/src/main/java/io/fraiseql/api/Middleware.java",
            "server/src/main/java/io/fraiseql/server/FraiseQL.java",
            "testkit/src/main/java/io/fraiseql/testkit/FraiseqlTest.java");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("files")
    void compile(String file) throws IOException {
        String code = Files.readString(ROOT.resolve(file));
        Matcher snippets = SNIPPET.matcher(code);
        int count = 0;
        while (snippets.find()) {
            count++;
            String body = snippets.group(1).replaceAll("(?m)^ +\\* ?", "");
            assertThat(errors(body)).as(body).isEmpty();
        }
        assertThat(count).isEqualTo(code.split("@snippet", -1).length - 1);
    }

    /** Every file that has a snippet. */
    static List<String> files() throws IOException {
        var found = new ArrayList<String>();
        try (var rooms = Files.newDirectoryStream(ROOT, room -> Files.isDirectory(room.resolve("src/main/java")))) {
            for (Path room : rooms) {
                try (var files = Files.walk(room.resolve("src/main/java"))) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(SnippetsTest::hasSnippet)
                            .map(file -> ROOT.relativize(file).toString())
                            .forEach(found::add);
                }
            }
        }
        assertThat(found).containsAll(FILES);
        return found;
    }

    private static boolean hasSnippet(Path file) {
        try {
            return Files.readString(file).contains("{@snippet");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What javac says of statements or local types, in the body of a method. */
    private String errors(String body) throws IOException {
        Path source = folder.resolve("Snippet.java");
        Files.writeString(source, """
                import io.fraiseql.api.*;
                import io.fraiseql.server.FraiseQL;
                import io.fraiseql.testkit.*;
                import java.math.BigDecimal;
                import java.nio.file.Path;
                import java.util.*;
                import org.junit.jupiter.api.Test;

                class Snippet {
                    interface Blog {}

                    void run() throws Exception {
                %s
                    }
                }
                """.formatted(body));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            var options = List.of("-proc:none", "-Xlint:none", "-d", folder.toString(), "-classpath", classPath);
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            return compiled ? "" : messages.toString();
        }
    }
}
