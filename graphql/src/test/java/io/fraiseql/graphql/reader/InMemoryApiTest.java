package io.fraiseql.graphql.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * As {@code fraiseql serve --schema Shop.java} does it: compiled in memory, by a class loader that gives no
 * class files.
 */
class InMemoryApiTest {
    private static final String SHOP = """
            import io.fraiseql.api.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;

            @Type record Product(UUID id, @Nullable String name, List<@Nullable String> tags, Optional<Integer> stock) {}

            interface Shop {
                @Query(sqlSource = "v_product")
                List<Product> products(@Default("20") int limit, @Nullable String name);

                @Query
                default Optional<String> motto(Context context, String name) { return Optional.of("all for " + name); }
            }
            """;

    @Test
    void classesOfAnotherLoaderAreReadAndCalled() throws Throwable {
        var shop = compile("Shop").loadClass("Shop");
        var mistakes = new MistakeCollector();

        var api = ApiReader.read(List.of(shop), mistakes);

        mistakes.throwIfAny();
        assertThat(api.queries()).extracting(OperationDeclaration::name).containsExactlyInAnyOrder("products", "motto");
        var product = api.types().values().iterator().next();
        assertThat(product.components())
                .extracting(component -> component.name() + " " + describe(component.shape()))
                .containsExactly("id UUID!", "name String", "tags [String]!", "stock Int");
        var motto = api.queries().stream()
                .filter(query -> query.name().equals("motto"))
                .findFirst()
                .orElseThrow();
        assertThat(describe(motto.result())).isEqualTo("String");
        assertThat(JavaInvoker.of(List.of(motto.method())).invoke(motto.method(), null, "one"))
                .hasToString("Optional[all for one]");
        assertThat(motto.element().path()).isEqualTo("Shop.java: interface Shop, method motto");
    }

    private static String describe(JavaShape shape) {
        var leaf = ((JavaShape.Leaf) shape).type();
        String name = leaf.value().graphqlName();
        return (leaf.list() ? "[" + name + (leaf.elementNullable() ? "" : "!") + "]" : name)
                + (leaf.nullable() ? "" : "!");
    }

    private static ClassLoader compile(String name) {
        var source = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return SHOP;
            }
        };
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = new Outputs(compiler.getStandardFileManager(null, null, null));
        assertThat(compiler.getTask(null, files, null, List.of("-parameters", "-proc:none"), null, List.of(source))
                        .call())
                .isTrue();
        return new Loader(files.classes);
    }

    private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Outputs(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, ignored -> new ByteArrayOutputStream());
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        Loader(Map<String, ByteArrayOutputStream> classes) {
            super(InMemoryApiTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    }
}
