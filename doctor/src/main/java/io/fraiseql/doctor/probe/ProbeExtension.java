package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.Finding;
import java.sql.SQLException;
import java.util.List;

/** An addition to the probe, which is tried where the probe has made its two tenants. */
@FunctionalInterface
public interface ProbeExtension {
    /** Nothing further. */
    ProbeExtension NONE = tenants -> List.of();

    /** Tries. All of it is rolled back afterwards, whatever it leaves. */
    List<Finding> attempt(TwoTenants tenants) throws SQLException;
}
