package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.catalog.ForeignKey;
import io.fraiseql.graphql.catalog.Relation.TableColumn;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.Join;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.Naming;
import io.fraiseql.graphql.reader.TypeDeclaration;
import io.fraiseql.graphql.reader.TypeDeclaration.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the columns that join two types. What {@code @Relation} says wins, then the columns' names, then the only
 * foreign key between the tables below both sources; a guess is made only where there is one candidate.
 */
final class JoinFinder {
    private final List<ForeignKey> foreignKeys;
    private final String tenantColumn;
    private final MistakeCollector mistakes;

    JoinFinder(List<ForeignKey> foreignKeys, String tenantColumn, MistakeCollector mistakes) {
        this.foreignKeys = List.copyOf(foreignKeys);
        this.tenantColumn = tenantColumn;
        this.mistakes = mistakes;
    }

    /** One side of a relation. */
    record Side(TypeDeclaration type, BoundSource source) {
        Optional<String> column(String name) {
            return source.column(name).map(Column::name);
        }
    }

    /** The columns that join a component's type to it; empty when none are found, which is then among the mistakes. */
    Optional<Join> find(Component component, boolean many, Side here, Side there) {
        var names = many ? manyByDefault(component, here, there) : oneByDefault(component, here, there);
        var from = component.from().or(() -> names.map(Names::from));
        var to = component.to().or(() -> names.map(Names::to));
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

    /** {@code this.author_id = other.id}, where nothing else is said. */
    private Optional<Names> oneByDefault(Component component, Side here, Side there) {
        var keys = keys(here.source(), there.source());
        var id = there.source().source().id().map(Column::name);
        var named = component.from().or(() -> here.column(Naming.snakeCase(component.name()) + "_id"));
        if (named.isPresent()) {
            return first(keys, key -> key.from().equals(named.get())).or(() -> pair(named, id));
        }
        return only(keys)
                .or(() -> pair(here.column(Naming.snakeCase(there.type().name()) + "_id"), id));
    }

    /** {@code this.id = other.post_id}, where nothing else is said. */
    private Optional<Names> manyByDefault(Component component, Side here, Side there) {
        var keys = keys(there.source(), here.source()).stream()
                .map(key -> new Names(key.to(), key.from()))
                .toList();
        var id = here.source().source().id().map(Column::name);
        var named = component
                .to()
                .or(() -> there.column(Naming.snakeCase(here.type().name()) + "_id"));
        if (named.isPresent()) {
            return first(keys, key -> key.to().equals(named.get())).or(() -> pair(id, named));
        }
        return only(keys).or(() -> only(backReferences(here, there)));
    }

    /** Components of the other type that are of this type: {@code Post.author} answers for {@code User.posts}. */
    private List<Names> backReferences(Side here, Side there) {
        return there.type().components().stream()
                .filter(component -> component.shape() instanceof JavaShape.Structure structure
                        && !structure.list()
                        && structure.type() == here.type().javaType())
                .flatMap(component -> oneByDefault(component, there, here).stream()
                        .map(names -> new Names(component.to().orElse(names.to()), names.from())))
                .toList();
    }

    /**
     * The foreign keys from one source's tables to the other's, of one column beside the tenant's, as the
     * sources' columns.
     */
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

    private static Optional<Names> first(List<Names> candidates, Predicate<Names> wanted) {
        return candidates.stream().filter(wanted).findFirst();
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
        if (TypeMapping.comparable(join.from(), join.to())) {
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
