package io.fraiseql.graphql.selection;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The specification's CollectFields: fragments expanded, {@code @skip} and {@code @include} applied, fields of one key
 * together. All types are objects and the document is valid, so a fragment's type always fits.
 */
public final class FieldCollector {
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, @Nullable Object> variables;

    public FieldCollector(Map<String, FragmentDefinition> fragments, Map<String, @Nullable Object> variables) {
        this.fragments = fragments;
        this.variables = variables;
    }

    /** The fields of selection sets that belong to one object, by key, in order of first appearance. */
    public Map<String, List<Field>> collect(Collection<SelectionSet> sets) {
        var fields = new LinkedHashMap<String, List<Field>>();
        var visited = new HashSet<String>();
        sets.forEach(set -> collect(set, fields, visited));
        return fields;
    }

    /** The fields below fields of one key. */
    public Map<String, List<Field>> collectBelow(List<Field> merged) {
        return collect(merged.stream()
                .map(Field::getSelectionSet)
                .filter(set -> set != null)
                .toList());
    }

    private void collect(SelectionSet set, Map<String, List<Field>> fields, Set<String> visited) {
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field
                when included(field.getDirectives()) ->
                    fields.computeIfAbsent(field.getResultKey(), _ -> new ArrayList<>())
                            .add(field);
                case InlineFragment fragment
                when included(fragment.getDirectives()) -> collect(fragment.getSelectionSet(), fields, visited);
                case FragmentSpread spread
                when included(spread.getDirectives()) && visited.add(spread.getName()) ->
                    collect(
                            Objects.requireNonNull(fragments.get(spread.getName()))
                                    .getSelectionSet(),
                            fields,
                            visited);
                default -> {
                    // Skipped, or a fragment that is already in.
                }
            }
        }
    }

    private boolean included(List<Directive> directives) {
        for (var directive : directives) {
            if (directive.getName().equals("skip") && condition(directive)) {
                return false;
            }
            if (directive.getName().equals("include") && !condition(directive)) {
                return false;
            }
        }
        return true;
    }

    private boolean condition(Directive directive) {
        return switch (Objects.requireNonNull(directive.getArgument("if")).getValue()) {
            case BooleanValue value -> value.isValue();
            case VariableReference reference -> Boolean.TRUE.equals(variables.get(reference.getName()));
            default -> throw new IllegalStateException("a valid document has no other value here");
        };
    }
}
