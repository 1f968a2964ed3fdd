package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.Finding;
import java.sql.SQLException;
import java.util.List;

/** Something further that is tried where the probe has made its two tenants. */
@FunctionalInterface
public interface Trial {
    /** Nothing further. */
    Trial NONE = ground -> List.of();

    /** Tries. All of it is rolled back afterwards, whatever it leaves. */
    List<Finding> attempt(TwoTenants ground) throws SQLException;
}
