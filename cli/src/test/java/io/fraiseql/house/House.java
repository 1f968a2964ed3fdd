package io.fraiseql.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The whole house: its classes without those of tests, and the sources that they come from. */
final class House {
    /** The folder of the checkout; tests run in the module's. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** All classes that are delivered, read once. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.fraiseql");

    private static final Pattern MODULE = Pattern.compile("<module>(\\w+)</module>");

    private House() {}

    /** The modules of the build that hold code of ours, in its order. */
    static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .filter(module -> !module.equals("picocli"))
                .toList();
    }

    /** The Java files of a module that are delivered. */
    static List<Path> sources(String module) {
        return javaFiles(ROOT.resolve(module).resolve("src/main/java"));
    }

    /** The Java files of the benchmark and its peers, a build of its own. */
    static List<Path> benchmark() {
        return javaFiles(ROOT.resolve("bench")).stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    /** The Java files of a module's tests; none where it has no tests. */
    static List<Path> tests(String module) {
        return javaFiles(ROOT.resolve(module).resolve("src/test/java"));
    }

    private static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        return read(file).lines().toList();
    }
}
