package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.catalog.Catalog;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.reader.Element;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.tenancy.text.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of Java's enums in PostgreSQL. An enum that meets an enum type takes its labels, in whatever case they
 * are, and then everywhere; one that meets only text is written by its constants' names.
 */
final class EnumLabels {
    private final Map<String, List<String>> catalog;
    private final MistakeCollector mistakes;
    private final Map<Class<?>, EnumType> labelled = new LinkedHashMap<>();
    private final Map<Class<?>, String> labelledBy = new LinkedHashMap<>();

    EnumLabels(Catalog catalog, MistakeCollector mistakes) {
        this.catalog = catalog.enumLabels();
        this.mistakes = mistakes;
    }

    /** Notes that a leaf meets a column or parameter. */
    void meet(LeafType leaf, Column column, Element element) {
        if (!(leaf.value() instanceof EnumType type) || !column.base().equals("enum")) {
            return;
        }
        String sqlType = column.array()
                ? column.sqlType().substring(0, column.sqlType().length() - "[]".length())
                : column.sqlType();
        var labels = catalog.getOrDefault(sqlType, List.of());
        var found = new EnumType(
                type.graphqlName(),
                type.description(),
                type.javaType(),
                type.values().stream()
                        .map(value -> value(value, labels, sqlType, type))
                        .toList());
        var before = labelled.putIfAbsent(type.javaType(), found);
        if (before == null) {
            labelledBy.put(type.javaType(), sqlType);
        } else if (!before.values().equals(found.values())) {
            mistakes.add(
                    element,
                    "the enum " + type.graphqlName() + " meets " + labelledBy.get(type.javaType()) + " and " + sqlType
                            + ", whose labels differ; declare an enum for each");
        }
    }

    /** The enum with its labels. */
    EnumType apply(EnumType type) {
        return labelled.getOrDefault(type.javaType(), type);
    }

    /** The leaf with the labels of its enum, if it is one. */
    LeafType apply(LeafType leaf) {
        return leaf.value() instanceof EnumType type
                ? new LeafType(apply(type), leaf.list(), leaf.nullable(), leaf.elementNullable())
                : leaf;
    }

    private EnumType.Value value(EnumType.Value value, List<String> labels, String sqlType, EnumType type) {
        Optional<String> label = labels.stream()
                .filter(candidate -> candidate.equals(value.name()))
                .findFirst()
                .or(() -> labels.stream()
                        .filter(candidate -> candidate.equalsIgnoreCase(value.name()))
                        .findFirst());
        if (label.isEmpty()) {
            mistakes.add(
                    Element.of(type.javaType()).constant(value.name()),
                    sqlType + " has no such label" + Nearest.hint(value.name(), labels));
        }
        return new EnumType.Value(value.name(), label.orElse(value.name()), value.description());
    }
}
