package io.fraiseql.cli.probe;

import io.fraiseql.doctor.probe.SeededRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that tenant B has and tenant A has not, so that an answer to tenant A shows none of them. */
record TenantBOnlyValues(Set<String> values) {
    /** Shorter ones come about by chance. */
    private static final int LENGTH = 8;

    TenantBOnlyValues {
        values = Set.copyOf(values);
    }

    static TenantBOnlyValues of(List<SeededRow> ofA, List<SeededRow> ofB) {
        Set<String> known = all(ofA);
        return new TenantBOnlyValues(all(ofB).stream()
                .filter(value -> value.length() >= LENGTH && !known.contains(value))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** One that is in an answer though the question did not have it. */
    Optional<String> in(OperationResult answer, String document) {
        return values.stream()
                .filter(value -> answer.text().contains(value) && !document.contains(value))
                .findFirst();
    }

    private static Set<String> all(List<SeededRow> rows) {
        return rows.stream().flatMap(row -> row.columns().values().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
