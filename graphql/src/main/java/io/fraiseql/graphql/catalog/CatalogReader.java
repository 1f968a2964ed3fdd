package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.model.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a {@link Catalog} together out of the rows of {@link CatalogQueries}. */
final class CatalogReader {
    private final CatalogQueries queries;

    CatalogReader(Connection connection) {
        this.queries = new CatalogQueries(connection);
    }

    Catalog read(Set<QualifiedName> sources, Set<QualifiedName> functions) throws SQLException {
        var functionRows = queries.functions(functions);
        var relationRows = queries.relations(
                sources, functionRows.stream().map(FunctionRow::resultRelation).toList());
        var types = queries.types(Stream.concat(
                        relationRows.stream()
                                .flatMap(row -> row.attributes().stream())
                                .map(RelationRow.Attribute::type),
                        functionRows.stream().flatMap(FunctionRow::types))
                .collect(Collectors.toSet()));
        var byOid = new HashMap<Long, RelationRow>();
        relationRows.forEach(row -> byOid.put(row.oid(), row));
        var keys = queries.keys(byOid.keySet());
        var lineage = new ViewLineage(byOid, queries.rules(byOid.keySet()));

        var relations = new LinkedHashMap<QualifiedName, Relation>();
        for (var source : sources) {
            relationRows.stream()
                    .filter(row -> row.wanted() && row.answersTo(source))
                    .findFirst()
                    .ifPresent(row -> relations.put(source, relation(row, types, keys, lineage)));
        }
        var found = new LinkedHashMap<QualifiedName, List<Function>>();
        for (var name : functions) {
            found.put(
                    name,
                    functionRows.stream()
                            .filter(row -> row.answersTo(name))
                            .map(row -> row.function(types, byOid))
                            .toList());
        }
        return new Catalog(
                relations,
                found,
                types.enumLabels(),
                foreignKeys(keys, byOid),
                sources.stream().allMatch(relations::containsKey) ? List.of() : queries.relationNames(),
                found.values().stream().noneMatch(List::isEmpty) ? List.of() : queries.functionNames());
    }

    private static Relation relation(RelationRow row, TypeTable types, List<KeyRow> keys, ViewLineage lineage) {
        var columns = new LinkedHashMap<String, Column>();
        var origins = new LinkedHashMap<String, Relation.TableColumn>();
        for (var attribute : row.attributes()) {
            columns.put(attribute.name(), types.column(attribute));
            lineage.origin(row.oid(), attribute.number()).ifPresent(origin -> origins.put(attribute.name(), origin));
        }
        var primaryKey = keys.stream()
                .filter(key -> key.primary() && key.table() == row.oid())
                .flatMap(key -> key.columns().stream())
                .map(number -> row.attribute(number).name())
                .toList();
        return new Relation(row.schema(), row.name(), row.readable(), columns, primaryKey, origins);
    }

    private static List<ForeignKey> foreignKeys(List<KeyRow> keys, Map<Long, RelationRow> relations) {
        var foreignKeys = new ArrayList<ForeignKey>();
        Predicate<KeyRow> inside = key -> !key.primary() && relations.containsKey(key.otherTable());
        for (var key : keys.stream().filter(inside).toList()) {
            foreignKeys.add(new ForeignKey(
                    columns(relations, key.table(), key.columns()),
                    columns(relations, key.otherTable(), key.otherColumns())));
        }
        return foreignKeys;
    }

    private static List<Relation.TableColumn> columns(
            Map<Long, RelationRow> relations, long table, Collection<Integer> numbers) {
        var row = Objects.requireNonNull(relations.get(table), "a key of a table that was not read");
        return numbers.stream()
                .map(number ->
                        new Relation.TableColumn(table, row.attribute(number).name()))
                .toList();
    }
}
