package io.fraiseql.cli.probe;

import io.fraiseql.doctor.probe.NonTransactionalSql;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what a method does can be rolled back: its class file, and those of the project's own classes that it leads
 * to, use values, collections and the API, and nothing that opens a file, a connection or a thread, and none of their
 * strings names {@link NonTransactionalSql}. What is not known to be harmless is named.
 */
final class BodyReach {
    private final Method method;
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> classes = new ArrayDeque<>();

    BodyReach(Method method) {
        this.method = method;
    }

    /** Something beyond what can be rolled back, for people; empty when there is nothing. */
    Optional<String> beyond() {
        String declaring = method.getDeclaringClass().getName().replace('.', '/');
        Optional<ClassModel> api = model(declaring);
        if (api.isEmpty()) {
            return Optional.of("a class that cannot be read, " + declaring);
        }
        String descriptor = java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        Optional<String> found = methods(api.get(), method.getName() + descriptor);
        // Made and read by the engine, so that their constructors and accessors run too.
        for (Class<?> type : MentionedTypes.of(method)) {
            found = found.isPresent() ? found : use(type.getName().replace('.', '/'), "<init>");
        }
        while (found.isEmpty() && !classes.isEmpty()) {
            found = whole(classes.remove());
        }
        return found;
    }

    /** From one method of the interface to those of its own that it calls: its other operations do not count. */
    private Optional<String> methods(ClassModel api, String first) {
        String owner = api.thisClass().asInternalName();
        Deque<String> left = new ArrayDeque<>(List.of(first, "<clinit>()V"));
        var done = new HashSet<String>();
        while (!left.isEmpty()) {
            String key = left.remove();
            if (!done.add(key)) {
                continue;
            }
            List<MethodModel> own = api.methods().stream()
                    .filter(model -> key.equals(model.methodName().stringValue()
                            + model.methodType().stringValue()))
                    .toList();
            Optional<String> inherited = own.isEmpty() && !key.startsWith("<") ? interfaces(api) : Optional.empty();
            if (inherited.isPresent()) {
                return inherited;
            }
            for (MethodModel model : own) {
                Optional<String> found = code(model, (called, name) -> {
                    if (called.equals(owner)) {
                        left.add(name);
                        return Optional.empty();
                    }
                    return use(called, name);
                });
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> whole(String name) {
        Optional<ClassModel> model = model(name);
        if (model.isEmpty()) {
            return Optional.of(shown(name));
        }
        for (MethodModel each : model.get().methods()) {
            Optional<String> found = each.flags().has(AccessFlag.NATIVE)
                    ? Optional.of("native code, " + shown(name))
                    : code(each, this::use);
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<String> parent = model.get().superclass().flatMap(above -> use(above.asInternalName(), "<init>"));
        return parent.isPresent() ? parent : interfaces(model.get());
    }

    private Optional<String> interfaces(ClassModel model) {
        return model.interfaces().stream()
                .flatMap(each -> use(each.asInternalName(), "default").stream())
                .findFirst();
    }

    @FunctionalInterface
    private interface Use {
        Optional<String> of(String owner, String nameAndDescriptor);
    }

    private static Optional<String> code(MethodModel method, Use use) {
        for (CodeElement element : method.code().map(code -> code.elementList()).orElse(List.of())) {
            Optional<String> found = switch (element) {
                case InvokeInstruction call ->
                    use.of(
                            call.owner().asInternalName(),
                            call.name().stringValue() + call.type().stringValue());
                case FieldInstruction field ->
                    use.of(field.owner().asInternalName(), field.name().stringValue());
                case NewObjectInstruction made -> use.of(made.className().asInternalName(), "<init>");
                case InvokeDynamicInstruction dynamic -> {
                    Optional<String> bootstrap = handle(dynamic.bootstrapMethod(), use);
                    yield bootstrap.isPresent() ? bootstrap : constants(dynamic.bootstrapArgs(), use);
                }
                case LoadConstantInstruction constant -> constants(List.of(constant.constantValue()), use);
                default -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> constants(List<ConstantDesc> constants, Use use) {
        for (ConstantDesc constant : constants) {
            Optional<String> found = switch (constant) {
                case DirectMethodHandleDesc handle -> handle(handle, use);
                case String text -> NonTransactionalSql.in(text);
                // Rows are mapped to it, by its constructor.
                case ClassDesc type when type.isClassOrInterface() -> use.of(internal(type), "<init>");
                case DynamicConstantDesc<?> dynamic -> {
                    Optional<String> bootstrap = handle(dynamic.bootstrapMethod(), use);
                    yield bootstrap.isPresent() ? bootstrap : constants(dynamic.bootstrapArgsList(), use);
                }
                default -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> handle(DirectMethodHandleDesc handle, Use use) {
        return use.of(internal(handle.owner()), handle.methodName() + handle.lookupDescriptor());
    }

    private Optional<String> use(String owner, String name) {
        if (owner.startsWith("[") || HarmlessJava.has(owner)) {
            return Optional.empty();
        }
        if (owner.startsWith("java/") || owner.startsWith("javax/") || owner.startsWith("jdk/")) {
            return Optional.of(shown(owner));
        }
        if (seen.add(owner)) {
            classes.add(owner);
        }
        return Optional.empty();
    }

    private Optional<ClassModel> model(String name) {
        ClassLoader loader = method.getDeclaringClass().getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private static String shown(String internalName) {
        return internalName.replace('/', '.');
    }
}
