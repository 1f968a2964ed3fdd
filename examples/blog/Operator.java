import io.fraiseql.api.CrossTenant;
import io.fraiseql.api.Default;
import io.fraiseql.api.Description;
import io.fraiseql.api.Query;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.Type;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

@Type
@Description("A post as the operator of the platform sees it: with the tenant that it belongs to.")
record TenantPost(UUID tenantId, UUID id, String title, boolean published, OffsetDateTime createdAt) {}

/** A file of its own: where no tenants share a table, under the strategies schema and database, it is left out. */
interface Operator {
    @Query(sqlSource = "v_post")
    @CrossTenant
    @RequiresRole("super_admin")
    @Description("Posts of all tenants.")
    List<TenantPost> allPosts(@Default("20") int limit);
}
