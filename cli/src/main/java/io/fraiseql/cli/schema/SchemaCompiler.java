package io.fraiseql.cli.schema;

import io.fraiseql.api.Query;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles schema files in memory, against the class path of the command: nothing is written. A file may hold any
 * number of top-level records, enums and interfaces, public or not.
 */
final class SchemaCompiler {
    private SchemaCompiler() {}

    /**
     * Compiles the sources together.
     *
     * @throws SchemaException with every error, as {@code file:line:column: message} and the line itself
     */
    static InMemoryClasses compile(List<SchemaSource> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new SchemaException(
                    "this Java has no compiler; run with a JDK, or give compiled classes (--schema-jar)");
        }
        // Reading all jars of the command takes longer than the rest of compiling, and nearly no schema needs them.
        return compile(compiler, sources, annotationsOnly())
                .or(() -> compile(compiler, sources, Optional.empty()))
                .orElseThrow();
    }

    private static Optional<InMemoryClasses> compile(
            JavaCompiler compiler, List<SchemaSource> sources, Optional<String> narrow) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of(
                "-parameters", "-proc:none", "-Xlint:none", "-classpath", narrow.orElseGet(SchemaCompiler::classPath));
        try (var standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                var output = new InMemoryClasses.Output(standard)) {
            List<Source> units = sources.stream().map(Source::new).toList();
            boolean compiled = compiler.getTask(null, output, diagnostics, options, null, units)
                    .call();
            if (!compiled && narrow.isPresent()) {
                return Optional.empty();
            }
            if (!compiled) {
                throw new SchemaException(diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .map(SchemaCompiler::describe)
                        .collect(Collectors.joining("\n", "the schema does not compile\n", "")));
            }
            return Optional.of(output.classes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars of {@code @Query} and {@code @Nullable}; empty where they are no files. */
    private static Optional<String> annotationsOnly() {
        var places = Stream.of(Query.class, Nullable.class)
                .map(each -> each.getProtectionDomain().getCodeSource())
                .filter(Objects::nonNull)
                .map(source -> source.getLocation())
                .filter(location -> location.getProtocol().equals("file"))
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .toList();
        return places.isEmpty() ? Optional.empty() : Optional.of(String.join(File.pathSeparator, places));
    }

    // With java -jar this is one jar; javac follows the Class-Path of its manifest to the others.
    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ROOT);
        if (!(diagnostic.getSource() instanceof Source source)) {
            return "  " + message;
        }
        long line = diagnostic.getLineNumber();
        String text = source.schema
                .text()
                .lines()
                .skip(Math.max(0, line - 1))
                .findFirst()
                .orElse("");
        return "  %s:%d:%d: %s\n      %s"
                .formatted(source.schema.name(), line, diagnostic.getColumnNumber(), message, text.strip());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final SchemaSource schema;

        Source(SchemaSource schema) {
            super(Path.of(schema.name()).toAbsolutePath().toUri(), Kind.SOURCE);
            this.schema = schema;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return schema.text();
        }

        // A public type in a file of another name is no mistake of a schema.
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }
}
