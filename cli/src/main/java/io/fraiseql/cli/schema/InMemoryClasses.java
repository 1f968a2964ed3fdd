package io.fraiseql.cli.schema;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** Class files that were never files: by binary name, in the order in which the compiler wrote them. */
record InMemoryClasses(Map<String, byte[]> byName) {
    /** A class loader that holds them, and finds everything else through the command's own. */
    ClassLoader load() {
        return new Loader(byName, SchemaCompiler.class.getClassLoader());
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** Takes what the compiler writes. */
    static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Output(JavaFileManager fileManager) {
            super(fileManager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            var bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        InMemoryClasses classes() {
            var classes = new LinkedHashMap<String, byte[]>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return new InMemoryClasses(classes);
        }
    }

    private static final class Loader extends ClassLoader {
        private static final String CLASS = ".class";

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes, ClassLoader parent) {
            super("schema", parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        // Parents first, as for classes.
        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            InputStream found = super.getResourceAsStream(name);
            byte[] bytes = name.endsWith(CLASS)
                    ? classes.get(
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    : null;
            return found != null || bytes == null ? found : new ByteArrayInputStream(bytes);
        }
    }
}
