package io.fraiseql.graphql.reader;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the class file tells and reflection does not: the source file's name, and the order in which methods are
 * declared. Where the class loader does not give the bytes, the outermost class names the file and methods go by name.
 *
 * @param file such as {@code Blog.java}
 * @param methods names with descriptors, in order of declaration; empty when unknown
 */
record ClassOrigin(String file, List<String> methods) {
    static ClassOrigin of(Class<?> type) {
        return classFile(type)
                .map(model -> new ClassOrigin(
                        model.findAttribute(Attributes.sourceFile())
                                .map(attribute -> attribute.sourceFile().stringValue())
                                .orElseGet(() -> outermost(type)),
                        model.methods().stream()
                                .map(method -> method.methodName().stringValue()
                                        + method.methodType().stringValue())
                                .toList()))
                .orElseGet(() -> new ClassOrigin(outermost(type), List.of()));
    }

    /** The methods that the class itself declares, without what the compiler added. */
    static List<Method> declaredMethods(Class<?> type) {
        var order = of(type).methods();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparingInt((Method method) -> order.indexOf(method.getName() + descriptor(method)))
                        .thenComparing(Method::getName)
                        .thenComparing(ClassOrigin::descriptor))
                .toList();
    }

    private static Optional<ClassModel> classFile(Class<?> type) {
        String binaryName = type.getName();
        try (var in = type.getResourceAsStream(binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String outermost(Class<?> type) {
        Class<?> outermost = type;
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            outermost = outer;
        }
        return outermost.getSimpleName() + ".java";
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }
}
