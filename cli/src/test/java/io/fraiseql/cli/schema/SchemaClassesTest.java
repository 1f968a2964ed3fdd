package io.fraiseql.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaClassesTest {
    private static final String SHOP = """
            import io.fraiseql.api.*;
            import java.util.*;

            @Type record Product(UUID id, String name) {}

            interface Unrelated { String name(); }

            interface Shop {
                @Query(sqlSource = "v_product") List<Product> products(@Default("20") int limit);
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void oneFileHoldsRecordsAndTheApi() throws Exception {
        List<Class<?>> apis = SchemaClasses.fromSource(SchemaSource.read(write("Shop.java", SHOP)));
        assertThat(apis).extracting(Class::getName).containsExactly("Shop");
        var products = apis.getFirst().getDeclaredMethods()[0];
        assertThat(products.getParameters()[0].getName()).isEqualTo("limit");
        assertThat(products.getGenericReturnType().getTypeName()).isEqualTo("java.util.List<Product>");
    }

    @Test
    void nothingIsWritten() throws Exception {
        SchemaClasses.fromSource(SchemaSource.read(write("Shop.java", SHOP)));
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("Shop.java"));
        }
    }

    @Test
    void aFileMayBearAnyName() throws Exception {
        Path file = write("api.java", SHOP.replace("interface Shop", "public interface Shop"));
        assertThat(SchemaClasses.fromSource(SchemaSource.read(file)))
                .extracting(Class::getName)
                .containsExactly("Shop");
    }

    @Test
    void aDirectoryStandsForItsFiles() throws Exception {
        write("Shop.java", SHOP);
        write("More.java", """
                interface More {
                    @io.fraiseql.api.Mutation(function = "fn_restock") Product restock(java.util.UUID id);
                }
                """);
        assertThat(SchemaClasses.fromSource(SchemaSource.read(directory)))
                .extracting(Class::getName)
                .containsExactlyInAnyOrder("Shop", "More");
    }

    @Test
    void everyMistakeIsToldWithItsPlace() throws Exception {
        Path file = write(
                "Shop.java", SHOP.replace("String name)", "Strin name)").replace("List<Product>", "List<Produkt>"));
        assertThatThrownBy(() -> SchemaClasses.fromSource(SchemaSource.read(file)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(file + ":4:")
                .hasMessageContaining("Strin name")
                .hasMessageContaining(file + ":9:")
                .hasMessageContaining("Produkt");
    }

    @Test
    void aFileWithoutAnApiIsRefused() throws Exception {
        Path file = write("Empty.java", "interface Empty { int size(); }");
        assertThatThrownBy(() -> SchemaClasses.fromSource(SchemaSource.read(file)))
                .hasMessageContaining("@Query or @Mutation");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = directory.resolve("Nowhere.java");
        assertThatThrownBy(() -> SchemaClasses.fromSource(SchemaSource.read(file)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Nowhere.java");
    }

    @Test
    void compiledClassesComeFromAJar() throws Exception {
        var classes = SchemaCompiler.compile(SchemaSource.read(write("Shop.java", SHOP)));
        Path jar = directory.resolve("shop.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : classes.byName().entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey() + ".class"));
                out.write(entry.getValue());
            }
        }
        assertThat(SchemaClasses.fromJar(jar)).extracting(Class::getName).containsExactly("Shop");
    }

    @Test
    void theExampleCompiles() {
        assertThat(SchemaClasses.fromSource(SchemaSource.read(Path.of("../examples/blog/Blog.java"))))
                .extracting(Class::getName)
                .containsExactly("Blog");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
