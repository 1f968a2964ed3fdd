package io.fraiseql.tenancy.config;

import java.util.List;
import java.util.Optional;

/**
 * {@code [isolation]}: what the examination of the database has to know. Nothing in it switches the examination off.
 *
 * @param sharedTables tables whose rows are meant for every tenant, {@code table} or {@code schema.table}; the registry
 *     is one of them in any case
 * @param acknowledged findings that are answered for
 */
public record IsolationConfig(List<String> sharedTables, List<AcknowledgedFinding> acknowledged) {
    public IsolationConfig {
        sharedTables = sharedTables.stream().map(Identifiers::table).toList();
        acknowledged = List.copyOf(acknowledged);
    }

    static Optional<IsolationConfig> read(Section section) {
        List<String> sharedTables =
                section.texts("shared_tables", Identifiers::table).orElse(List.of());
        return Optional.of(new IsolationConfig(sharedTables, AcknowledgedFinding.readAll(section)));
    }
}
