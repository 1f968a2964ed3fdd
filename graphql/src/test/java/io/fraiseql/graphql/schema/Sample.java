package io.fraiseql.graphql.schema;

import io.fraiseql.api.Query;
import io.fraiseql.api.Type;
import java.util.List;
import java.util.UUID;

/** Records and an interface with nothing wrong, to stand beside those with a mistake. */
final class Sample {
    private Sample() {}

    @Type
    record Country(String code, String name) {}

    @Type
    record User(UUID id, String name) {}

    interface Users {
        @Query(sqlSource = "v_user")
        List<User> users();
    }
}
