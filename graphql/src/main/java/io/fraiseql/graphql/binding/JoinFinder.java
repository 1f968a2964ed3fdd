package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.catalog.ForeignKey;
import io.fraiseql.graphql.catalog.Relation.TableColumn;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.Join;
import io.fraiseql.graphql.reader.Mistakes;
import io.fraiseql.graphql.reader.Naming;
import io.fraiseql.graphql.reader.Shape;
import io.fraiseql.graphql.reader.TypeDeclaration;
import io.fraiseql.graphql.reader.TypeDeclaration.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the columns that join two types. What {@code @Relation} says wins, then the columns' names, then the only foreign key between
 * the tables below both sources; a guess is made only where there is one candidate.
 */
final class JoinFinder {
    private final List<ForeignKey> foreignKeys;
    private final String tenantColumn;
    private final Mistakes mistakes;

    JoinFinder(List<ForeignKey> foreignKeys, String tenantColumn, Mistakes mistakes) {
        this.foreignKeys = List.copyOf(foreignKeys);
        this.tenantColumn = tenantColumn;
        this.mistakes = mistakes;
    }

    /** One side of a relation. */
    record Side(TypeDeclaration type, BoundSource source) {
        Stream<String> column(String name) {
            return source.column(name).map(Column::name).stream();
        }
    }

    /** The columns that join a component's type to it; empty when none are found, which is then among the mistakes. */
    Optional<Join> find(Component component, boolean many, Side here, Side there) {
        Optional<Names> inferred = many ? manyByDefault(here, there) : oneByDefault(component, here, there);
        Supplier<Optional<String>> hereId = () -> here.source().source().id().map(Column::name);
        Supplier<Optional<String>> thereId = () -> there.source().source().id().map(Column::name);
        var from = component.from().or(() -> inferred.map(Names::from)).or(many ? hereId : Optional::empty);
        var to = component
                .to()
                .or(() -> component.from().isPresent() && !many ? thereId.get() : inferred.map(Names::to))
                .or(many ? Optional::empty : thereId);
        if (from.isEmpty() || to.isEmpty()) {
            mistakes.add(component.element(), notFound(component, many, here, there));
            return Optional.empty();
        }
        var fromColumn = column(component, here.source(), from.get());
        var toColumn = column(component, there.source(), to.get());
        if (fromColumn.isEmpty() || toColumn.isEmpty()) {
            return Optional.empty();
        }
        return comparable(component, here, there, new Join(fromColumn.get(), toColumn.get()));
    }

    private record Names(String from, String to) {}

    private Optional<Names> oneByDefault(Component component, Side here, Side there) {
        var id = there.source().source().id().map(Column::name);
        Optional<String> byName =
                here.column(Naming.snakeCase(component.name()) + "_id").findFirst();
        Supplier<Optional<String>> byType =
                () -> here.column(Naming.snakeCase(there.type().name()) + "_id").findFirst();
        return pair(byName, id)
                .or(() -> only(keys(here.source(), there.source())))
                .or(() -> pair(byType.get(), id));
    }

    private Optional<Names> manyByDefault(Side here, Side there) {
        var id = here.source().source().id().map(Column::name);
        Optional<String> byType =
                there.column(Naming.snakeCase(here.type().name()) + "_id").findFirst();
        return pair(id, byType)
                .or(() -> only(keys(there.source(), here.source())).map(names -> new Names(names.to(), names.from())))
                .or(() -> only(backReferences(here, there)));
    }

    /** Components of the other type that are of this type: {@code Post.author} answers for {@code User.posts}. */
    private List<Names> backReferences(Side here, Side there) {
        var id = here.source().source().id().map(Column::name);
        return there.type().components().stream()
                .filter(component -> component.shape() instanceof Shape.Structure structure
                        && !structure.list()
                        && structure.type() == here.type().javaType())
                .flatMap(component -> {
                    var column = component
                            .from()
                            .or(() -> oneByDefault(component, there, here).map(Names::from));
                    return pair(component.to().or(() -> id), column).stream();
                })
                .toList();
    }

    /** The foreign keys from one source's tables to the other's, of one column beside the tenant's, as the sources' columns. */
    private List<Names> keys(BoundSource from, BoundSource to) {
        return foreignKeys.stream()
                .flatMap(key -> {
                    var pairs = IntStream.range(0, key.from().size())
                            .filter(i -> !key.from().get(i).column().equals(tenantColumn))
                            .boxed()
                            .toList();
                    return pairs.size() == 1
                            ? pair(
                                    exposed(from, key.from().get(pairs.getFirst())),
                                    exposed(to, key.to().get(pairs.getFirst())))
                                    .stream()
                            : Stream.empty();
                })
                .distinct()
                .toList();
    }

    private static Optional<String> exposed(BoundSource source, TableColumn column) {
        return source.relation().origins().entrySet().stream()
                .filter(origin -> origin.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<Names> pair(Optional<String> from, Optional<String> to) {
        return from.flatMap(left -> to.map(right -> new Names(left, right)));
    }

    private static Optional<Names> only(List<Names> candidates) {
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    private Optional<Column> column(Component component, BoundSource source, String name) {
        var column = source.column(name);
        if (column.isEmpty()) {
            mistakes.add(component.element(), source.lacks(name) + besideData(source));
        }
        return column;
    }

    private Optional<Join> comparable(Component component, Side here, Side there, Join join) {
        if (Compatibility.comparable(join.from(), join.to())) {
            return Optional.of(join);
        }
        mistakes.add(
                component.element(),
                here.source().name() + "." + join.from().name() + " is "
                        + join.from().sqlType() + " and "
                        + there.source().name() + "." + join.to().name() + " is "
                        + join.to().sqlType()
                        + "; name columns of one type with @Relation(from = \"...\", to = \"...\")");
        return Optional.empty();
    }

    private static String notFound(Component component, boolean many, Side here, Side there) {
        var holder = many ? there : here;
        String column = Naming.snakeCase(many ? here.type().name() : component.name()) + "_id";
        return "nothing tells how " + here.source().name() + " and "
                + there.source().name() + " are joined; add the column " + column + " to "
                + holder.source().name() + ", or name the columns with @Relation(from = \"...\", to = \"...\")";
    }

    private static String besideData(BoundSource source) {
        return source.source().data().isPresent() ? "; a join needs a column beside data" : "";
    }
}
