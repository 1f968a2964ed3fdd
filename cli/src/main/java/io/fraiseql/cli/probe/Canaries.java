package io.fraiseql.cli.probe;

import io.fraiseql.doctor.probe.SeededRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Values that only tenant B has, so that tenant A has no business knowing them. */
record Canaries(Set<String> values) {
    /** Shorter ones come about by chance. */
    private static final int LENGTH = 8;

    Canaries {
        values = Set.copyOf(values);
    }

    static Canaries of(List<SeededRow> ofA, List<SeededRow> ofB) {
        Set<String> known = all(ofA);
        return new Canaries(all(ofB).stream()
                .filter(value -> value.length() >= LENGTH && !known.contains(value))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** One that is in an answer though the question did not have it. */
    Optional<String> in(Outcome answer, String document) {
        return values.stream()
                .filter(value -> answer.text().contains(value) && !document.contains(value))
                .findFirst();
    }

    private static Set<String> all(List<SeededRow> rows) {
        return rows.stream().flatMap(row -> row.columns().values().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
