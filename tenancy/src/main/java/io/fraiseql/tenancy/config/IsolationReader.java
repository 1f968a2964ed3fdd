package io.fraiseql.tenancy.config;

import java.util.List;
import java.util.function.Supplier;

final class IsolationReader {
    private IsolationReader() {}

    static Supplier<IsolationConfig> read(Section section) {
        List<String> sharedTables =
                section.texts("shared_tables", Identifiers::table).orElse(List.of());
        List<Acknowledgement> acknowledged = AcknowledgementReader.read(section);
        return () -> new IsolationConfig(sharedTables, acknowledged);
    }
}
