package io.fraiseql.graphql.reader;

import io.fraiseql.api.Input;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Type;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Reads an API out of its classes. They may be package-private, and of any class loader. */
public final class ApiReader {
    private final MistakeCollector mistakes;
    private final EnumReader enums;
    private final RecordReader records;
    private final OperationReader operations;
    private final List<OperationDeclaration> queries = new ArrayList<>();
    private final List<OperationDeclaration> mutations = new ArrayList<>();

    private ApiReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
        this.enums = new EnumReader(mistakes);
        var shapes = new ShapeReader(enums, mistakes);
        this.records = new RecordReader(shapes, mistakes);
        this.operations = new OperationReader(shapes, records, mistakes);
    }

    /**
     * Reads interfaces with operations; {@code @Type} and {@code @Input} records may stand beside them, but need to
     * only where no operation leads to them.
     *
     * @param mistakes takes what is wrong; what is wrong is left out of the declaration
     */
    public static ApiDeclaration read(List<Class<?>> classes, MistakeCollector mistakes) {
        var reader = new ApiReader(mistakes);
        classes.forEach(reader::read);
        if (reader.queries.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(Element.API, "has no query, and GraphQL wants at least one; annotate a method with @Query");
        }
        var types = reader.records.types();
        var inputs = reader.records.inputs();
        return new ApiDeclaration(types, inputs, reader.enums.all(), reader.queries, reader.mutations);
    }

    private void read(Class<?> type) {
        var element = Element.of(type);
        if (type.isAnnotationPresent(Type.class) && type.isRecord()) {
            records.output(type.asSubclass(Record.class), element);
        } else if (type.isAnnotationPresent(Input.class) && type.isRecord()) {
            records.input(type.asSubclass(Record.class), element);
        } else if (!type.isInterface() || type.isAnnotation()) {
            mistakes.add(element, "is no API; an API is an interface whose methods carry @Query or @Mutation");
        } else {
            int before = queries.size() + mutations.size();
            methods(type).forEach(this::read);
            if (queries.size() + mutations.size() == before && mistakes.isEmpty()) {
                mistakes.add(element, "declares no operation; annotate its methods with @Query or @Mutation");
            }
        }
    }

    private void read(Method method) {
        var query = Optional.ofNullable(method.getAnnotation(Query.class));
        var mutation = Optional.ofNullable(method.getAnnotation(Mutation.class));
        var element = Element.of(method);
        if (query.isPresent() && mutation.isPresent()) {
            mistakes.add(element, "is @Query and @Mutation at once; remove one of them");
        } else if (query.isEmpty() && mutation.isEmpty()) {
            if (!OperationReader.ownBusiness(method)) {
                mistakes.add(element, "is abstract without @Query or @Mutation; annotate it or give it a body");
            }
        } else if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
            mistakes.add(element, "is static or private; an operation is an abstract or a default method");
        } else {
            query.flatMap(annotation -> operations.query(method, annotation)).ifPresent(queries::add);
            mutation.flatMap(annotation -> operations.mutation(method, annotation))
                    .ifPresent(mutations::add);
        }
    }

    /** The interface's own methods, then those that it inherits and does not override. */
    private static List<Method> methods(Class<?> type) {
        SequencedSet<Class<?>> interfaces = new LinkedHashSet<>();
        collect(type, interfaces);
        var methods = new ArrayList<Method>();
        for (var declaring : interfaces) {
            ClassOrigin.declaredMethods(declaring).stream()
                    .filter(method -> methods.stream().noneMatch(other -> overrides(other, method)))
                    .forEach(methods::add);
        }
        return methods;
    }

    private static boolean overrides(Method method, Method inherited) {
        return method.getName().equals(inherited.getName())
                && List.of(method.getParameterTypes()).equals(List.of(inherited.getParameterTypes()));
    }

    private static void collect(Class<?> type, SequencedSet<Class<?>> into) {
        into.add(type);
        for (var parent : type.getInterfaces()) {
            collect(parent, into);
        }
    }
}
