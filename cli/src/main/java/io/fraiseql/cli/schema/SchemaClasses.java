package io.fraiseql.cli.schema;

import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** Finds the interfaces that make up an API: those with a method that bears {@link Query} or {@link Mutation}. */
public final class SchemaClasses {
    private SchemaClasses() {}

    /**
     * Compiles and loads files.
     *
     * @throws SchemaException when one does not compile, or none of them holds an API
     */
    public static List<Class<?>> fromSource(List<SchemaSource> sources) {
        var classes = SchemaCompiler.compile(sources);
        String names = sources.stream().map(SchemaSource::name).collect(Collectors.joining(", "));
        return apis(classes.load(), classes.names(), names);
    }

    /**
     * Compiles and loads files together, whatever they hold.
     *
     * @return every class, nested ones too
     * @throws SchemaException when one does not compile
     */
    public static List<Class<?>> allOf(List<SchemaSource> sources) {
        var classes = SchemaCompiler.compile(sources);
        ClassLoader loader = classes.load();
        return classes.names().stream()
                .<Class<?>>map(name -> load(loader, name))
                .toList();
    }

    /**
     * Loads a jar of compiled classes; they need {@code -parameters}.
     *
     * @throws SchemaException when the jar cannot be read, or holds no API
     */
    public static List<Class<?>> fromJar(Path jar) {
        List<String> names;
        try (var file = new JarFile(jar.toFile())) {
            names = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        } catch (IOException e) {
            throw new SchemaException("the schema jar " + jar + " cannot be read: " + e.getMessage(), e);
        }
        return apis(loader(jar), names, jar.toString());
    }

    // Never closed: the classes of the API are loaded as they are needed, as long as the process lives.
    @SuppressWarnings("resource")
    private static ClassLoader loader(Path jar) {
        try {
            return new URLClassLoader("schema", new URL[] {jar.toUri().toURL()}, SchemaClasses.class.getClassLoader());
        } catch (IOException e) {
            throw new SchemaException("the schema jar " + jar + " cannot be read", e);
        }
    }

    private static List<Class<?>> apis(ClassLoader loader, Iterable<String> names, String where) {
        var apis = new ArrayList<Class<?>>();
        for (String name : names) {
            Class<?> type = load(loader, name);
            if (type.isInterface() && Arrays.stream(type.getDeclaredMethods()).anyMatch(SchemaClasses::isOperation)) {
                apis.add(type);
            }
        }
        if (apis.isEmpty()) {
            throw new SchemaException(
                    where + " holds no API: an interface with a method that bears @Query or @Mutation");
        }
        return List.copyOf(apis);
    }

    private static boolean isOperation(Method method) {
        return method.isAnnotationPresent(Query.class) || method.isAnnotationPresent(Mutation.class);
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new SchemaException("the class " + name + " of the schema cannot be loaded: " + e, e);
        }
    }
}
